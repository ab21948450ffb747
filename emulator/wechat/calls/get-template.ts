import { type ApiCall, OK } from '../call'

/** developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getmessagetemplatelist */
export const getTemplate: ApiCall = {
  path: '/wxaapi/newtmpl/gettemplate',
  method: 'GET',
  accounts: ['miniProgram'],
  cloudName: 'subscribeMessage.getTemplateList',
  answer(_, { settings }) {
    return {
      ...OK,
      data: settings.templates.map(({ id, title, content, type, enums }) => ({
        priTmplId: id,
        title,
        content,
        example: '',
        type,
        keywordEnumValueList: Object.entries(enums).map(([field, enumValueList]) => ({
          keywordCode: `${field}.DATA`,
          enumValueList,
        })),
      })),
    }
  },
}
