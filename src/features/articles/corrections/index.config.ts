export default definePageConfig({ navigationBarTitleText: '看过的文章有更正' })
