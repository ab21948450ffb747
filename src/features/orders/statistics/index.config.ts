export default definePageConfig({ navigationBarTitleText: '点单办得怎么样' })
