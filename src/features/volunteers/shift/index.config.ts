export default definePageConfig({ navigationBarTitleText: '这个班次' })
