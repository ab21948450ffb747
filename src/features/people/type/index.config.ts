export default definePageConfig({ navigationBarTitleText: '字号和对比' })
