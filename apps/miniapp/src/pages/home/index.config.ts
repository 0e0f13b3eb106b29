export default definePageConfig({
  navigationBarTitleText: '车友会',
  enableShareAppMessage: true,
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
