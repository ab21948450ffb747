export default definePageConfig({
  navigationBarTitleText: '文章',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  /** The next blocks come before the reader gets to the end of the last. */
  onReachBottomDistance: 800,
})
