import { SAMPLE_PASSWORD } from '../../config/centre.mjs'

/** Which of the sample people holds which stage. */
const AT_STAGE = {
  first_review: 'chushen',
  proof_1: 'jiaodui1',
  second_review: 'fushen',
  proof_2: 'jiaodui2',
  final_review: 'zhongshen',
  proof_3: 'jiaodui3',
}

/** A complete story of a thousand characters. */
export const aStory = (title) => ({
  title,
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
    content: Array.from({ length: 12 }, () => ({
      type: 'paragraph',
      content: [{ type: 'text', text: '路面铺好了，路灯也亮了，居民说出门方便多了。'.repeat(3) }],
    })),
  },
})

let asked = 0

/** What people of the newsroom do, over HTTP as their browsers do it. */
export class Newsroom {
  #tokens = new Map()

  constructor(centre) {
    this.centre = centre
  }

  async ask(name, action, input, userName) {
    const headers = { 'content-type': 'application/json' }
    if (userName) headers.authorization = `Bearer ${await this.tokenOf(userName)}`
    const body = JSON.stringify({ action, input, key: `bench-${process.pid}-${asked++}` })
    const answer = await fetch(`${this.centre.api}/${name}`, { method: 'POST', headers, body })
    const reply = await answer.json()
    if (!reply.ok) throw new Error(`${name}.${action}: ${JSON.stringify(reply.error)}`)
    return reply.data
  }

  tokenOf(userName) {
    const known = this.#tokens.get(userName)
    if (known) return known
    const input = { userName, password: SAMPLE_PASSWORD }
    const entering = this.ask('people', 'enterStaff', input).then(({ token }) => token)
    this.#tokens.set(userName, entering)
    return entering
  }

  write = (number) => this.ask('stories', 'create', { content: aStory(`第 ${number} 篇`) }, 'bianji')

  submit = ({ storyId, revision }) => this.ask('stories', 'submit', { storyId, revision }, 'bianji')

  pass = ({ storyId, revision }, stage) =>
    this.ask('stories', 'passStage', { storyId, revision, stage, readAloud: true }, AT_STAGE[stage])

  /** Through the stages that still wait, up to the signature. */
  async sign(story) {
    const { storyId, revision } = story
    const { review } = await this.ask('stories', 'reviewState', { storyId }, 'zhongshen')
    for (const { stage } of review.stages.filter(({ outcome }) => outcome === 'waiting')) {
      await this.pass(story, stage)
    }
    await this.ask('stories', 'sign', { storyId, revision }, 'zhongshen')
  }

  publish = ({ storyId, revision }) => this.ask('stories', 'publish', { storyId, revision }, 'bianji')

  /** A row as it is stored. */
  async stored(collectionName, _id) {
    const answer = await fetch(`${this.centre.api}/admin`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.centre.adminToken}` },
      body: JSON.stringify({
        action: 'database.getDocument',
        collectionName,
        queryType: 'DOC',
        query: JSON.stringify({ _id }),
        limit: 1,
      }),
    })
    const [row] = (await answer.json()).data.list
    return JSON.parse(row)
  }

  /** How many calls the functions have made to the database, by action and collection. */
  async calls() {
    const headers = { authorization: `Bearer ${this.centre.adminToken}` }
    const all = await (await fetch(`${this.centre.api}/_cloud/api/calls`, { headers })).json()
    return new Map(all.map(({ action, collection, times }) => [`${action} ${collection}`, times]))
  }
}
