import { type ApiCall, OK, textOf } from '../call'
import { WechatError } from '../codes'
import { requirePageWithQuery } from '../pages'
import { linesOf } from '../templates'
import { personOf } from '../visitors'

/** developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage */
export const subscribeSend: ApiCall = {
  path: '/cgi-bin/message/subscribe/send',
  method: 'POST',
  accounts: ['miniProgram'],
  cloudName: 'subscribeMessage.send',
  answer({ body }, world) {
    const { openid } = personOf(world, textOf(body, 'touser'))
    const template = world.settings.templates.find(({ id }) => id === body.template_id)
    if (!template) throw new WechatError('invalidTemplate')
    const page = textOf(body, 'page')
    if (page) requirePageWithQuery(world, page)
    const lines = linesOf(template, body.data)
    if (!world.grants.spend(openid, template.id)) throw new WechatError('refusedByUser')
    world.inbox.receive({
      openid,
      templateId: template.id,
      at: new Date(world.now()).toISOString(),
      title: template.title,
      lines,
      page,
      state: textOf(body, 'miniprogram_state') || 'formal',
    })
    return OK
  },
}
