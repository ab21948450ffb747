import { aNewsroom } from '../../support/planning'
import { aStory, signStory } from '../../support/stories'

jest.setTimeout(120_000)

const { room, tokens, ask, anAssignment } = aNewsroom()

const write = (who: 'jizhe' | 'bianji', assignmentId?: string) =>
  room.centre.ask(
    'stories',
    'create',
    { content: aStory(), ...(assignmentId ? { assignmentId } : {}) },
    { token: tokens[who] },
  )
async function publish(
  who: 'jizhe' | 'bianji',
  { storyId, revision }: { storyId: string; revision: number },
) {
  await signStory(room.centre, tokens[who], { storyId, revision })
  await room.centre.ask('stories', 'publish', { storyId, revision }, { token: tokens.bianji })
}
/** Where an assignment stands, and the stories that belong to it. */
async function standing(assignmentId: string) {
  const { state, storyIds } = await ask('bianji', 'openAssignment', { assignmentId })
  return [state, storyIds]
}

describe('what a story’s life does to the assignment it was written for', () => {
  it('begun, handed in and published by whoever holds it: accepted, submitted and completed without another tap', async () => {
    const assignmentId = await anAssignment()
    const story = await write('jizhe', assignmentId)
    expect(await standing(assignmentId)).toEqual(['in_progress', [story.storyId]])
    const { storyId, revision } = story
    await room.centre.ask('stories', 'submit', { storyId, revision }, { token: tokens.jizhe })
    expect(await standing(assignmentId)).toEqual(['submitted', [storyId]])
  })

  it('published, it is done', async () => {
    const assignmentId = await anAssignment()
    const story = await write('jizhe', assignmentId)
    await publish('jizhe', story)
    expect(await standing(assignmentId)).toEqual(['completed', [story.storyId]])
  })

  it('somebody else’s story is tied to it and moves nothing, and is not held up by it', async () => {
    const assignmentId = await anAssignment()
    const story = await write('bianji', assignmentId)
    expect(await standing(assignmentId)).toEqual(['assigned', [story.storyId]])
    await publish('bianji', story)
    expect(await standing(assignmentId)).toEqual(['assigned', [story.storyId]])
  })

  it('a second story joins an assignment that is done, and leaves it done', async () => {
    const assignmentId = await anAssignment()
    const first = await write('jizhe', assignmentId)
    await publish('jizhe', first)
    const second = await write('jizhe', assignmentId)
    expect(await standing(assignmentId)).toEqual(['completed', [first.storyId, second.storyId]])
  })

  it('an assignment that is not there holds up no story', async () => {
    expect(await write('jizhe', 'no-such-assignment')).toMatchObject({ storyId: expect.any(String) })
  })
})
