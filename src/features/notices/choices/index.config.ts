export default definePageConfig({ navigationBarTitleText: '怎样提醒我' })
