import { CollectionReference, type Db, DocumentReference, Query } from '@cloudbase/database'

/** What may be said of one kind of thing. */
export interface Words {
  /** How the page calls it. */
  readonly what: string
  readonly methods: ReadonlySet<string>
  readonly properties?: ReadonlySet<string>
  /** Its methods are classes. */
  readonly areClasses?: true
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const functionsOf = (object: object): ReadonlySet<string> =>
  new Set(Object.entries(object).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])))

const QUERY = 'where orderBy limit skip field options get count update updateAndReturn remove'
const STAGES =
  'addFields bucket bucketAuto count geoNear group limit match project lookup replaceRoot sample skip sort sortByCount unwind'
const SHAPES = 'Point LineString Polygon MultiPoint MultiLineString MultiPolygon'

/**
 * The words a typed query may use, by what stands before the dot. The first kind that fits counts. Everything else of
 * JavaScript, and of the SDK, is refused.
 */
export function vocabularyOf(db: Db): (value: unknown) => Words | undefined {
  const { command } = db
  const chained = new Set(functionsOf(command))
  const commandClasses = [command.eq(1), command.and({}), command.set(1)].map((one) => one.constructor)
  const aggregation = command.aggregate.pipeline().constructor
  const isOne = (...classes: readonly unknown[]) => {
    const known = classes as readonly (new () => unknown)[]
    return (value: unknown) => known.some((one) => value instanceof one)
  }
  const kinds: readonly (readonly [(value: unknown) => boolean, Words])[] = [
    [
      (value) => value === db,
      {
        what: 'db',
        methods: names('collection createCollection RegExp serverDate ObjectId'),
        properties: names('command Geo'),
      },
    ],
    [
      (value) => value === command,
      { what: '_', methods: functionsOf(command), properties: names('aggregate project') },
    ],
    [(value) => value === command.aggregate, { what: '$', methods: functionsOf(command.aggregate) }],
    [(value) => value === command.project, { what: '_.project', methods: functionsOf(command.project) }],
    [(value) => value === db.Geo, { what: 'db.Geo', methods: names(SHAPES), areClasses: true }],
    [(value) => value === Date, { what: 'Date', methods: names('now UTC parse') }],
    [isOne(Date), { what: '时间', methods: names('getTime valueOf toISOString') }],
    [isOne(CollectionReference), { what: '集合', methods: names(`doc add aggregate ${QUERY}`) }],
    [isOne(DocumentReference), { what: '文档', methods: names('get field set update remove delete create') }],
    [isOne(Query), { what: '查询', methods: names(QUERY) }],
    [isOne(aggregation), { what: '聚合', methods: names(`${STAGES} end done`) }],
    [isOne(...commandClasses), { what: '指令', methods: chained }],
  ]
  return (value) => kinds.find(([is]) => is(value))?.[1]
}
