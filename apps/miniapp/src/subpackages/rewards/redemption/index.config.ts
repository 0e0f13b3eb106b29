export default definePageConfig({
  navigationBarTitleText: '兑换码',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
