// Chapter 13: what stands between a route that has matched and the job that does the work.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';
const server = `${docker}/api/server`;
const daemon = `${docker}/daemon`;
const engine = `${docker}/engine`;
const curl = ['curl', '-i', '--unix-socket', '/var/run/docker.sock', '-X'];

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 13,
  title: { en: 'From route to job', zh: '从路由到 job' },
  question: {
    en: 'A route has matched. How does a request become a job, how does what the job says become a response, and who picks the status code?',
    zh: '路由匹配上了。请求怎样变成 job，job 说的话怎样变成应答，状态码又由谁来定？',
  },
  scenario: 'from-route-to-job',
  moments: [
    {
      id: 'around',
      kind: 'call',
      fn: `${server}.makeHttpHandler.func1`,
      nth: 1,
      title: { en: 'What is around every handler', zh: '每个处理函数外面的那一层' },
    },
    {
      id: 'too-new',
      kind: 'call',
      fn: 'net/http.Error',
      after: 'around',
      nth: 1,
      title: { en: 'A client from the future', zh: '来自未来的客户端' },
    },
    {
      id: 'create-handler',
      kind: 'call',
      fn: `${server}.postContainersCreate`,
      nth: 1,
      title: { en: 'A POST to create', zh: '来了一个要创建的 POST' },
    },
    {
      id: 'decoded',
      kind: 'return',
      fn: `${engine}.(*Job).DecodeEnv`,
      after: 'create-handler',
      nth: 1,
      title: { en: 'The body is the environment', zh: '请求体成了环境' },
    },
    {
      id: 'create-job',
      kind: 'call',
      fn: `${daemon}.(*Daemon).ContainerCreate`,
      nth: 1,
      title: { en: 'The job create', zh: 'create 这个 job' },
    },
    {
      id: 'config',
      kind: 'call',
      fn: `${docker}/runconfig.ContainerConfigFromJob`,
      nth: 1,
      title: { en: 'The environment is a configuration', zh: '环境成了配置' },
    },
    {
      id: 'warned',
      kind: 'print',
      text: 'does not support swap limit',
      process: ['docker', '-d'],
      nth: 1,
      title: { en: 'A warning', zh: '一条警告' },
    },
    {
      id: 'new-container',
      kind: 'return',
      fn: `${daemon}.(*Daemon).newContainer`,
      nth: 1,
      title: { en: 'There is a container', zh: '有了一个容器' },
    },
    {
      id: 'created',
      kind: 'call',
      fn: `${server}.writeJSON`,
      nth: 1,
      title: { en: 'The id comes back', zh: 'id 回来了' },
    },
    {
      id: 'start-job',
      kind: 'call',
      fn: `${daemon}.(*Daemon).ContainerStart`,
      nth: 1,
      title: { en: 'The job start', zh: 'start 这个 job' },
    },
    {
      id: 'waits',
      kind: 'block',
      text: 'select',
      after: 'start-job',
      process: ['docker', '-d'],
      nth: 1,
      before: true,
      title: { en: 'The handler waits for its monitor', zh: '处理函数等着 monitor' },
    },
    {
      id: 'process',
      kind: 'call',
      fn: 'sim/kernel.(*Kernel).Start',
      nth: 1,
      title: { en: 'The kernel starts the process', zh: '内核启动进程' },
    },
    {
      id: 'running',
      kind: 'call',
      fn: `${daemon}.(*containerMonitor).callback`,
      nth: 1,
      title: { en: 'The monitor says so', zh: 'monitor 报告此事' },
    },
    {
      id: 'started',
      kind: 'return',
      fn: `${daemon}.(*Daemon).ContainerStart`,
      nth: 1,
      title: { en: 'The job start has ended', zh: 'start 结束' },
    },
    {
      id: 'list-job',
      kind: 'call',
      fn: `${daemon}.(*Daemon).Containers`,
      nth: 1,
      title: { en: 'The job containers', zh: 'containers 这个 job' },
    },
    {
      id: 'row',
      kind: 'call',
      fn: `${engine}.(*Table).Add`,
      after: 'list-job',
      nth: 1,
      title: { en: 'A row of the table', zh: '表里的一行' },
    },
    {
      id: 'sent',
      kind: 'call',
      fn: `${engine}.(*Table).WriteListTo`,
      after: 'row',
      nth: 1,
      title: { en: 'The table is the response', zh: '表就是应答' },
    },
    {
      id: 'words',
      kind: 'call',
      fn: `${server}.httpError`,
      nth: 1,
      title: { en: 'An error looks for its status', zh: '错误在找自己的状态码' },
    },
    {
      id: 'picked',
      kind: 'call',
      fn: 'net/http.Error',
      after: 'words',
      nth: 1,
      title: { en: 'The status is picked', zh: '状态码定了' },
    },
    {
      id: 'asked-first',
      kind: 'call',
      fn: `${server}.inspect`,
      nth: 1,
      title: { en: 'Asked before the first byte', zh: '先问一声，再发第一个字节' },
    },
    {
      id: 'following',
      kind: 'call',
      fn: `${daemon}.follow`,
      nth: 1,
      title: { en: 'The log is followed', zh: '跟住日志' },
    },
    {
      id: 'line',
      kind: 'print',
      text: 'configuration read again',
      process: ['docker', 'logs'],
      nth: 1,
      title: { en: 'A line comes through', zh: '一行传了过来' },
    },
    {
      id: 'hijack',
      kind: 'call',
      fn: `${server}.hijackServer`,
      nth: 1,
      title: { en: 'The connection is taken away', zh: '连接被接管' },
    },
    {
      id: 'attach-job',
      kind: 'call',
      fn: `${daemon}.(*Daemon).Attach`,
      nth: 1,
      title: { en: 'The job ties the streams', zh: 'job 把流接上' },
    },
    {
      id: 'hello',
      kind: 'print',
      text: 'hello',
      process: ['docker', 'run'],
      nth: 1,
      title: { en: 'hello', zh: 'hello' },
    },
    {
      id: 'detached',
      kind: 'return',
      fn: `${daemon}.(*Daemon).ContainerAttach`,
      nth: 1,
      title: { en: 'The streams have ended', zh: '流结束了' },
    },
  ],
  questions: [
    { id: 'handler-waits', at: 'waits', answer: { read: 'waits' } },
    { id: 'impossible', at: 'picked', answer: { read: 'value', name: 'statusCode' } },
    {
      id: 'inspected',
      at: 'following',
      answer: { read: 'count', kind: 'call', fn: `${daemon}.(*Daemon).ContainerInspect` },
    },
  ],
  experiments: [
    {
      id: 'stray',
      title: { en: 'A program that is not there', zh: '一个不存在的程序' },
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', 'run', 'busybox', '/nowhere'],
        },
      ],
    },
    {
      id: 'too-late',
      title: { en: 'Do not ask before the first byte', zh: '第一个字节之前不问' },
      edits: [
        {
          file: `${server}/containers.go`,
          find: '\tc, err := inspect(eng, vars["name"])\n\tif err != nil {\n\t\treturn err\n\t}\n\toutStream, errStream := streamsFor(c, version, utils.NewWriteFlusher(w))\n',
          replace:
            '\tc := &engine.Env{}\n\toutStream, errStream := streamsFor(c, version, utils.NewWriteFlusher(w))\n',
        },
      ],
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'client',
          argv: [...curl, 'GET', 'http://docker/v1.18/containers/nobody/logs?stdout=1'],
        },
      ],
    },
    {
      id: 'deaf',
      title: { en: 'A job that takes ten seconds', zh: '一个要花十秒的 job' },
      script: [
        {
          when: { idle: 9 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', 'run', '-d', '--name', 'deaf', 'busybox', 'sleep', 'infinity'],
        },
        {
          when: { idle: 10 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', 'stop', 'deaf'],
        },
      ],
    },
  ],
};
