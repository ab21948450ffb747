export default definePageConfig({ navigationBarTitleText: '领单' })
