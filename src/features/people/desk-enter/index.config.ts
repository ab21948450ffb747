export default definePageConfig({ navigationBarTitleText: '工作账号' })
