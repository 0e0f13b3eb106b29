export default definePageConfig({ navigationBarTitleText: '办理入会' })
