export default definePageConfig({
  navigationBarTitleText: '等级权益',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
