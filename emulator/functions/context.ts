import type { Identity } from './identity'
import type { InstanceData } from './messages'

/** The second argument of a function, as SCF gives it (cloud.tencent.com/document/product/583/67790). */
export function contextOf(
  { name, memory, timeout }: Pick<InstanceData, 'name' | 'memory' | 'timeout'>,
  requestId: string,
  identity: Identity,
) {
  const endsAt = performance.now() + timeout * 1000
  const { SCF_NAMESPACE, TENCENTCLOUD_REGION, TENCENTCLOUD_APPID, TENCENTCLOUD_UIN } = process.env
  return {
    /** Read by nobody here: an answer goes out as soon as it is given. */
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAt - performance.now())),
    memory_limit_in_mb: memory,
    time_limit_in_ms: timeout * 1000,
    request_id: requestId,
    environment: JSON.stringify(identity),
    environ: environText(identity),
    function_version: '$LATEST',
    function_name: name,
    namespace: SCF_NAMESPACE,
    tencentcloud_region: TENCENTCLOUD_REGION,
    tencentcloud_appid: TENCENTCLOUD_APPID,
    tencentcloud_uin: TENCENTCLOUD_UIN,
  }
}

/** The older form of `environment`. */
function environText(identity: Identity): string {
  let text = ''
  for (const name in identity) text += `${name}=${identity[name as keyof Identity] ?? ''};`
  return text
}
