export default definePageConfig({
  navigationBarTitleText: '积分商城',
  enableShareAppMessage: true,
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
