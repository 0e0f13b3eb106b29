export default definePageConfig({
  navigationBarTitleText: '爱车',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
