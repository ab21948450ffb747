export default definePageConfig({ navigationBarTitleText: '意见、投诉、纠错' })
