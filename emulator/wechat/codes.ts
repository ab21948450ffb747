/**
 * Every refusal of the open API, with the text the real one sends. Sources: the global table
 * (developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html) and the page of the call itself. Those marked
 * `unverified` were chosen from that table by meaning; no page names them for the case they are used for.
 */
export const CODES = {
  system: [-1, 'system error'],
  invalidCredential: [40001, 'invalid credential, access_token is invalid or not latest'],
  invalidGrantType: [40002, 'invalid grant_type'],
  invalidOpenid: [40003, 'invalid openid'],
  invalidMediaType: [40004, 'invalid media type'],
  invalidFileType: [40005, 'invalid file type'],
  invalidMediaId: [40007, 'invalid media_id'],
  invalidImageSize: [40009, 'invalid image size'],
  invalidVoiceSize: [40010, 'invalid voice size'],
  invalidVideoSize: [40011, 'invalid video size'],
  invalidThumbSize: [40012, 'invalid thumb size'],
  invalidAppid: [40013, 'invalid appid'],
  invalidButtonCount: [40016, 'invalid button size'],
  invalidButtonType: [40017, 'invalid button type'],
  invalidButtonName: [40018, 'invalid button name size'],
  invalidButtonKey: [40019, 'invalid button key size'],
  invalidButtonUrl: [40020, 'invalid button url size'],
  invalidSubButtonCount: [40023, 'invalid sub button size'],
  invalidSubButtonType: [40024, 'invalid sub button type'],
  invalidSubButtonName: [40025, 'invalid sub button name size'],
  invalidSubButtonKey: [40026, 'invalid sub button key size'],
  invalidSubButtonUrl: [40027, 'invalid sub button url size'],
  invalidCode: [40029, 'invalid code'],
  invalidTemplate: [40037, 'invalid template_id'],
  invalidSubButtonDomain: [40054, 'invalid sub button url domain'],
  invalidButtonDomain: [40055, 'invalid button url domain'],
  invalidUrl: [40066, 'invalid url'],
  /** unverified for paging out of range and for a text check that is not of version 2 */
  invalidArguments: [40097, 'invalid args'],
  invalidIndex: [40114, 'invalid index value'],
  invalidSecret: [40125, 'invalid appsecret'],
  invalidScene: [40129, 'invalid scene'],
  codeUsed: [40163, 'code been used'],
  invalidPath: [40165, 'invalid weapp pagepath'],
  sceneTooLong: [40169, 'invalid length for scene, or the data is not json string'],
  invalidQuery: [40212, 'invalid query'],
  tokenMissing: [41001, 'access_token missing'],
  appidMissing: [41002, 'appid missing'],
  secretMissing: [41004, 'appsecret missing'],
  mediaMissing: [41005, 'media data missing'],
  mediaIdMissing: [41006, 'media_id missing'],
  codeMissing: [41008, 'missing code'],
  invalidPage: [41030, 'invalid page'],
  tokenExpired: [42001, 'access_token expired'],
  requireGet: [43001, 'require GET method'],
  requirePost: [43002, 'require POST method'],
  refusedByUser: [43101, 'user refuse to accept the msg'],
  emptyBody: [44002, 'empty post data'],
  emptyNews: [44003, 'empty news data'],
  contentTooLong: [45002, 'content size out of limit'],
  titleTooLong: [45003, 'title size out of limit'],
  descriptionTooLong: [45004, 'description size out of limit'],
  urlTooLong: [45005, 'url size out of limit'],
  tooManyArticles: [45008, 'article size out of limit'],
  quota: [45009, 'reach max api daily quota limit'],
  minuteQuota: [45011, 'api minute-quota reach limit, must slower, retry next minute'],
  /** unverified */
  authorTooLong: [45110, 'author size out of limit'],
  noMenu: [46003, 'menu no exist'],
  dataFormat: [47001, 'data format error'],
  argumentInvalid: [47003, 'argument invalid!'],
  unauthorized: [48001, 'api unauthorized'],
  /** unverified: what a draft that is being published already is answered with */
  draftNotPublishable: [53503, 'draft did not pass the publish check'],
  invalidArticleId: [53600, 'invalid article id'],
  userNotHere: [61010, 'code is expired'],
  dateFormat: [61500, 'date format error'],
  dateRange: [61501, 'date range error'],
  invalidTime: [85401, 'invalid expire time'],
  riskyContent: [87014, 'risky content'],
  /** Of the cloud call itself; unverified how the SDK's own way carries it. */
  apiNotFound: [-604100, 'API not found'],
} as const satisfies Readonly<Record<string, readonly [errcode: number, errmsg: string]>>

/** A refusal as the open API sends it: HTTP 200 with `{ errcode, errmsg }`. */
export class WechatError extends Error {
  readonly errcode: number

  /** `detail` follows the table's text, e.g. `data.thing1.value invalid`. */
  constructor(code: keyof typeof CODES, detail = '') {
    const [errcode, errmsg] = CODES[code]
    super(detail ? `${errmsg} ${detail}` : errmsg)
    this.name = 'WechatError'
    this.errcode = errcode
  }
}

const BY_NUMBER = new Map<unknown, string>(Object.entries(CODES).map(([name, [errcode]]) => [errcode, name]))

/** The table's name of a number, for whoever scripts a refusal. */
export const codeNamed = (errcode: unknown): keyof typeof CODES | undefined =>
  BY_NUMBER.get(errcode) as keyof typeof CODES | undefined
