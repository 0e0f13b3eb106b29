export default definePageConfig({
  navigationBarTitleText: '今日登记',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
