import {
  before,
  oneOf,
  type Row,
  type Sort,
  type Transaction,
  table,
  transact,
  type Where,
} from '../_server/db'
import type { Channel, ChannelSettings, PublicationKind, Withdrawal } from './contract'
import type { PublicationEvent, PublicationState } from './machine'

export type { Transaction }

export interface Hand {
  readonly personId: string
  readonly name: string
}

/** One revision of a story on one channel, with the form that was signed off for it. `_id`: `<storyId>-<channel>-<revision>`. */
export interface PublicationRow extends Row {
  readonly storyId: string
  readonly articleId: string
  readonly revision: number
  /** Of the version that was signed off. */
  readonly hash: string
  readonly title: string
  readonly channel: Channel
  readonly columnId: string
  readonly unitId: string
  readonly kind: PublicationKind
  readonly state: PublicationState
  /** The earlier publication that this one takes the place of, when ticked. */
  readonly replaces: string | null
  /** What is to be put there; null on the mini-program, which reads the article itself. */
  readonly form: { readonly kind: 'html' | 'text' | 'script'; readonly content: string } | null
  readonly readyAt: string
  readonly readyBy: Hand
  /** Who is at it now; others wait or take over when it lies too long. */
  readonly holder: Hand | null
  readonly heldAt: string | null
  readonly publishedAt: string | null
  readonly publishedBy: Hand | null
  readonly link: string | null
  readonly withdrawal: Withdrawal | null
  readonly failure: string | null
  /** Pictures whose rights ran out: not to be put out, or to be replaced where it is out. */
  readonly replacePictures?: readonly { readonly fileId: string; readonly title: string }[]
  /** The last thing done by hand: what may still be undone. */
  readonly lastTick: { readonly event: PublicationEvent; readonly at: string; readonly by: Hand } | null
  readonly history: readonly {
    readonly event: PublicationEvent | 'enqueue' | 'takeUp' | 'putDown'
    readonly by: Hand
    readonly at: string
    readonly note: string
  }[]
  /** Place in a list: `<time of the last move>:<_id>`. */
  readonly place: string
  readonly lastTap: string
}

/** The publications of a story that are before readers or wait for somebody: a transaction reads documents, not queries. */
export interface OutletRow extends Row {
  readonly open: readonly string[]
}

const publications = table<PublicationRow>('publications')

const LIST_FIELDS = [
  '_id',
  'storyId',
  'articleId',
  'revision',
  'title',
  'channel',
  'columnId',
  'unitId',
  'kind',
  'state',
  'replaces',
  'readyAt',
  'readyBy',
  'holder',
  'heldAt',
  'publishedAt',
  'publishedBy',
  'link',
  'withdrawal',
  'failure',
  'replacePictures',
  'lastTick',
  'place',
] as const satisfies readonly (keyof PublicationRow)[]
export type ListedPublication = Pick<PublicationRow, (typeof LIST_FIELDS)[number]>

export const demand = (publicationId: string) => publications.demand(publicationId)

export interface Filter {
  readonly channel?: Channel
  readonly states?: readonly PublicationState[]
  readonly storyId?: string
}

/** Where a keeper's grants reach; null: everywhere. */
export interface Scope {
  readonly units: readonly string[] | null
  readonly columns: readonly string[] | null
}

const reached = ({ units, columns }: Scope): Where => ({
  ...(units === null ? {} : { unitId: oneOf(units) }),
  ...(columns === null ? {} : { columnId: oneOf(columns) }),
})

const asWhere = ({ states, ...equal }: Filter): Where => ({
  ...equal,
  ...(states === undefined ? {} : { state: states.length === 1 ? (states[0] ?? '') : oneOf(states) }),
})

const NEWEST_FIRST: Sort = [['place', 'desc']]

/** Newest move first, after a place. */
export const list = (scope: Scope, filter: Filter, afterPlace: string | null, limit: number) =>
  publications.find(
    { ...reached(scope), ...asWhere(filter), ...(afterPlace === null ? {} : { place: before(afterPlace) }) },
    { sort: NEWEST_FIRST, limit, fields: LIST_FIELDS },
  ) as Promise<ListedPublication[]>

export const count = (scope: Scope, filter: Filter) =>
  publications.count({ ...reached(scope), ...asWhere(filter) })

/** What somebody took up before this moment and still holds. */
export const heldBefore = (at: string, limit: number): Promise<PublicationRow[]> =>
  publications.find({ heldAt: before(at) }, { limit, fields: ['_id'] })

export async function within(transaction: Transaction, id: string): Promise<PublicationRow | null> {
  return (await transaction.collection('publications').doc(id).get()).data as PublicationRow | null
}

export async function putWithin(transaction: Transaction, { _id, ...row }: PublicationRow): Promise<void> {
  await transaction.collection('publications').doc(_id).set(row)
}

export async function openOf(transaction: Transaction, storyId: string): Promise<readonly string[]> {
  const { data } = await transaction.collection('outlets').doc(storyId).get()
  return (data as OutletRow | null)?.open ?? []
}

export async function putOpen(
  transaction: Transaction,
  storyId: string,
  open: readonly string[],
): Promise<void> {
  await transaction.collection('outlets').doc(storyId).set({ open })
}

export { transact }

const settings = table<Row & Partial<ChannelSettings>>('settings')

/** What an administrator saved, if ever. */
export async function savedSettings(): Promise<Partial<ChannelSettings>> {
  const { _id, ...saved } = (await settings.get('channels')) ?? { _id: 'channels' }
  return saved
}

export const putSettings = (input: ChannelSettings) => settings.put({ _id: 'channels', ...input })
