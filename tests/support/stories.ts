import type { Stage, StoryContent } from '../../cloudfunctions/stories/contract'
import type { Centre, SampleStaff } from './centre'

/** A complete story; the test names only what matters to it. */
export function aStory(content: Partial<StoryContent> = {}): StoryContent {
  return {
    title: '少先路三条背街小巷改造完工',
    digest: '三条小巷今天恢复通行。',
    columnId: 'news',
    source: '融媒体中心',
    author: '苏和',
    unitId: 'media-centre',
    kind: 'text',
    cover: null,
    motif: 'service',
    datedAt: null,
    pinned: false,
    document: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '路面铺好了，路灯也亮了。' }] }],
    },
    ...content,
  }
}

/** Which of the sample people holds which stage. */
const AT_STAGE: Record<Stage, SampleStaff> = {
  first_review: 'chushen',
  proof_1: 'jiaodui1',
  second_review: 'fushen',
  proof_2: 'jiaodui2',
  final_review: 'zhongshen',
  proof_3: 'jiaodui3',
}

const sessions = new WeakMap<Centre, Map<SampleStaff, Promise<string>>>()

/** A session of one of the sample people, signed in once for a centre. */
export function sessionOf(centre: Centre, name: SampleStaff): Promise<string> {
  const known = sessions.get(centre) ?? new Map<SampleStaff, Promise<string>>()
  sessions.set(centre, known)
  const session = known.get(name) ?? centre.signIn(name)
  known.set(name, session)
  return session
}

/** Passes the stages that wait, up to (not including) `before`, each by the sample person whose stage it is. */
export async function passStages(centre: Centre, storyId: string, revision: number, before?: Stage) {
  const token = await sessionOf(centre, 'zhongshen')
  const { review } = await centre.ask('stories', 'reviewState', { storyId }, { token })
  for (const { stage, outcome } of review.stages as { stage: Stage; outcome: string }[]) {
    if (stage === before) return
    if (outcome !== 'waiting') continue
    const session = await sessionOf(centre, AT_STAGE[stage])
    const input = { storyId, revision, stage, readAloud: true }
    await centre.ask('stories', 'passStage', input, { token: session })
  }
}

/** A story that was handed in by whoever has `token`, through its review and signed. */
export async function signStory(
  centre: Centre,
  token: string,
  { storyId, revision }: { storyId: string; revision: number },
) {
  await centre.ask('stories', 'submit', { storyId, revision }, { token })
  await passStages(centre, storyId, revision)
  const signer = await sessionOf(centre, 'zhongshen')
  await centre.ask('stories', 'sign', { storyId, revision }, { token: signer })
}

/** Creates a story as the editor of `token` and publishes it through the whole review; answers the ids that readers and editors use. */
export async function publishStory(centre: Centre, token: string, content: StoryContent) {
  const created = await centre.ask('stories', 'create', { content }, { token })
  const { storyId, revision } = created
  await signStory(centre, token, { storyId, revision })
  const published = await centre.ask('stories', 'publish', { storyId, revision }, { token })
  return {
    storyId: storyId as string,
    articleId: published.articleId as string,
    revision: published.revision as number,
  }
}
