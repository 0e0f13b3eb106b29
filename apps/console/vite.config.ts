import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The console lives under /console/ of the server. Vendor code is split by how often it changes: React and its
 * companions rarely, Ant Design sometimes, our pages with every release. ECharts is only reached through a dynamic
 * import, so it gets a chunk of its own without being named here.
 */
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/,
              priority: 2,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
})
