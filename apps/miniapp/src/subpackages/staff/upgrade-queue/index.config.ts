export default definePageConfig({
  navigationBarTitleText: '待升级会员',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
