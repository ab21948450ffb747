/**
 * Refusals of WeChat Pay v3: HTTP status and code as on the pages of the calls (pay.weixin.qq.com/doc/v3/merchant).
 * Those marked `unverified` carry a code the pages have, for a case they do not name.
 */
const CODES = {
  signature: [401, 'SIGN_ERROR', '签名错误，请检查后再试'],
  parameter: [400, 'PARAM_ERROR', '参数错误'],
  invalid: [400, 'INVALID_REQUEST', '请求参数符合参数格式，但不符合业务规则'],
  merchant: [400, 'MCH_NOT_EXISTS', '商户号不存在'],
  appid: [400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配'],
  noOrder: [404, 'ORDER_NOT_EXIST', '订单不存在'],
  noResource: [404, 'RESOURCE_NOT_EXISTS', '查询的资源不存在'],
  /** as developers quote it for the same number with other contents */
  duplicate: [400, 'INVALID_REQUEST', '201 商户订单号重复'],
  /** unverified whether v3 writes it without the underscore everywhere */
  paid: [400, 'ORDERPAID', '该订单已支付'],
  closed: [400, 'ORDER_CLOSED', '该订单已关闭'],
  /** unverified */
  noCall: [404, 'RESOURCE_NOT_EXISTS', '没有这个接口'],
  system: [500, 'SYSTEM_ERROR', '系统异常，请稍后重试'],
} as const satisfies Readonly<Record<string, readonly [status: number, code: string, message: string]>>

/** A refusal as the wire carries it: `{ code, message }` with its HTTP status. */
export class PayError extends Error {
  readonly status: number
  readonly code: string

  constructor(name: keyof typeof CODES, detail = '') {
    const [status, code, message] = CODES[name]
    super(detail ? `${message}：${detail}` : message)
    this.name = 'PayError'
    this.status = status
    this.code = code
  }
}
