export default definePageConfig({
  navigationBarTitleText: '会员',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
