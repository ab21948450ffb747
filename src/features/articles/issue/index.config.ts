export default definePageConfig({
  navigationBarTitleText: '这一期',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
