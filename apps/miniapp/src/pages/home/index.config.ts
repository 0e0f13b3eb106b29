export default definePageConfig({
  navigationBarTitleText: '首页',
  enableShareAppMessage: true,
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
