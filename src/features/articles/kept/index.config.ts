export default definePageConfig({ navigationBarTitleText: '看过的和收藏' })
