import type { Auth } from '../../auth'
import type { AdminAction } from '../action'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** unverified: what the service answers for a user it does not know */
const UNKNOWN_USER = 'USER_NOT_EXIST'

/** `auth.getUserInfoForAdmin`: getEndUserInfo(uid), and queryUserInfo by uid or by the developer's own id. */
export function getUserInfoForAdmin(auth: Auth): AdminAction {
  return ({ uuid, platform, platformId }) => {
    if (typeof uuid !== 'string' && (platform !== 'CUSTOM' || typeof platformId !== 'string'))
      throw new CloudError(
        CODES.invalidParam,
        '[InvalidParameter] a uid is needed, or the platform CUSTOM and a platformId',
      )
    const user = typeof uuid === 'string' ? auth.withUid(uuid) : auth.withCustomId(String(platformId))
    if (!user) throw new CloudError(UNKNOWN_USER, 'there is no such user')
    return {
      data: {
        openId: '',
        appId: '',
        uid: user.uid,
        customUserId: user.customUserId,
        isAnonymous: !user.customUserId,
      },
    }
  }
}
