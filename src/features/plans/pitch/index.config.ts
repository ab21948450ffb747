export default definePageConfig({ navigationBarTitleText: '报选题' })
