export default definePageConfig({ navigationBarTitleText: '我领的单' })
