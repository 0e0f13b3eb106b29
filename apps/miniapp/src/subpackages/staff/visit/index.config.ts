export default definePageConfig({ navigationBarTitleText: '到店登记' })
