/** Refusals of `SendSms` (cloud.tencent.com/document/product/382/55981, 公共错误码 382/52075). */
export const SMS_CODES = {
  parameter: 'InvalidParameter',
  action: 'InvalidAction',
  tooManyNumbers: 'LimitExceeded.PhoneNumberCountLimit',
  noSuchKey: 'AuthFailure.SecretIdNotFound',
  signature: 'AuthFailure.SignatureFailure',
  expired: 'AuthFailure.SignatureExpire',
  appId: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
  wrongNumber: 'InvalidParameterValue.IncorrectPhoneNumber',
  signName: 'FailedOperation.SignatureIncorrectOrUnapproved',
  parameterCount: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  parameterLength: 'InvalidParameterValue.TemplateParameterLengthLimit',
  contentLength: 'InvalidParameterValue.ContentLengthLimit',
  blacklisted: 'FailedOperation.PhoneNumberInBlacklist',
  thirtySeconds: 'LimitExceeded.PhoneNumberThirtySecondLimit',
  hour: 'LimitExceeded.PhoneNumberOneHourLimit',
  day: 'LimitExceeded.PhoneNumberDailyLimit',
} as const
export type SmsCode = keyof typeof SMS_CODES
