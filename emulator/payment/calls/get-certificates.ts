import type { PayCall } from '../call'
import { sealed } from '../cipher'
import { timeOf } from '../orders'

/** 下载平台证书: pay.weixin.qq.com/doc/v3/merchant/4012551764 */
export const getCertificates: PayCall = {
  method: 'GET',
  path: '/v3/certificates',
  answer(_, { key, settings }) {
    return {
      data: [
        {
          serial_no: key.serial,
          effective_time: timeOf(key.effectiveAt),
          expire_time: timeOf(key.expiresAt),
          encrypt_certificate: sealed(key.certificate, 'certificate', settings.apiV3Key),
        },
      ],
    }
  },
}
