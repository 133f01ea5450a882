// Chapter 2: what one binary can become, and what is decided before it does anything.
import type { Chapter } from '../../types';

const docker = 'github.com/docker/docker';

/** Data of the chapter; its words are in en.mdx and zh.mdx. */
export const chapter: Chapter = {
  order: 2,
  title: { en: 'One binary, two roles', zh: '一个程序，两种角色' },
  question: {
    en: 'The daemon and its client are the same file on the disk. Who decides which of the two a process becomes, and when?',
    zh: '守护进程和客户端是磁盘上的同一个文件。一个进程成为两者中的哪一个，由谁决定，何时决定？',
  },
  scenario: 'two-roles',
  moments: [
    {
      id: 'register',
      kind: 'call',
      fn: `${docker}/pkg/reexec.Register`,
      nth: 1,
      title: { en: 'A second program is registered', zh: '注册第二个程序' },
    },
    {
      id: 'driver',
      kind: 'call',
      fn: `${docker}/daemon/graphdriver.Register`,
      nth: 1,
      title: { en: 'A graph driver is registered', zh: '注册图驱动' },
    },
    {
      id: 'flags',
      kind: 'call',
      fn: `${docker}/daemon.(*Config).InstallFlags`,
      nth: 1,
      title: { en: 'The daemon adds its flags', zh: '守护进程加上自己的选项' },
    },
    {
      id: 'main',
      kind: 'call',
      fn: 'main.main',
      nth: 1,
      title: { en: 'main begins', zh: 'main 开始' },
    },
    {
      id: 'reexec',
      kind: 'call',
      fn: `${docker}/pkg/reexec.Init`,
      nth: 1,
      title: { en: 'Under which name?', zh: '以哪个名字启动？' },
    },
    {
      id: 'parse',
      kind: 'call',
      fn: `${docker}/pkg/mflag.Parse`,
      nth: 1,
      title: { en: 'The flags are read', zh: '读选项' },
    },
    {
      id: 'version',
      kind: 'call',
      fn: 'main.showVersion',
      nth: 1,
      title: { en: 'Only the version', zh: '只要版本号' },
    },
    {
      id: 'host',
      kind: 'call',
      fn: `${docker}/api.ValidateHost`,
      process: ['docker', '-d'],
      nth: 2,
      title: { en: 'An address is completed', zh: '补全一个地址' },
    },
    {
      id: 'daemon',
      kind: 'call',
      fn: 'main.mainDaemon',
      nth: 1,
      title: { en: 'The daemon', zh: '守护进程' },
    },
    {
      id: 'default-host',
      kind: 'call',
      fn: 'main.addDefaultHost',
      process: ['docker', 'version'],
      nth: 1,
      title: { en: 'An address for who names none', zh: '没有给地址的，补一个' },
    },
    {
      id: 'client',
      kind: 'call',
      fn: 'main.mainClient',
      process: ['docker', 'version'],
      nth: 1,
      title: { en: 'The client', zh: '客户端' },
    },
    {
      id: 'method',
      kind: 'call',
      fn: `${docker}/api/client.(*DockerCli).getMethod`,
      nth: 1,
      title: { en: 'The command is looked up', zh: '查找命令' },
    },
    {
      id: 'command',
      kind: 'call',
      fn: `${docker}/api/client.(*DockerCli).CmdVersion`,
      nth: 1,
      title: { en: 'The command', zh: '命令' },
    },
    {
      id: 'environment',
      kind: 'call',
      fn: `${docker}/api.ValidateHost`,
      process: ['docker', 'ps'],
      nth: 1,
      title: { en: 'The address from the environment', zh: '来自环境变量的地址' },
    },
    {
      id: 'nobody',
      kind: 'process-exit',
      process: ['docker', 'ps'],
      nth: 1,
      before: true,
      title: { en: 'Nobody listens there', zh: '那里没有人监听' },
    },
    {
      id: 'one-only',
      kind: 'process-exit',
      process: ['docker', '-H', 'unix://'],
      nth: 1,
      before: true,
      title: { en: 'A client with two daemons', zh: '有两个守护进程的客户端' },
    },
    {
      id: 'not-an-address',
      kind: 'process-exit',
      process: ['docker', '-H', 'docker.sock'],
      nth: 1,
      before: true,
      title: { en: 'What is no address', zh: '不成地址的地址' },
    },
    {
      id: 'proxy',
      kind: 'call',
      fn: `${docker}/daemon/networkdriver/portmapper.execProxy`,
      nth: 1,
      title: { en: 'A program inside the program', zh: '程序里的程序' },
    },
  ],
  questions: [
    { id: 'connections', at: 'version', answer: { read: 'count', kind: 'dial' } },
    { id: 'which-host', at: 'environment', answer: { read: 'value', name: 'val' } },
    {
      id: 'parsed',
      at: 'proxy',
      answer: { read: 'count', kind: 'call', fn: `${docker}/pkg/mflag.Parse` },
    },
  ],
  experiments: [
    {
      id: 'three-roles',
      title: { en: 'The same file three times over', zh: '同一个文件，三次登场' },
      script: [
        {
          when: { idle: 7 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', '-H', 'tcp://10.0.0.1:8080', 'version'],
        },
      ],
    },
    {
      id: 'unasked',
      title: { en: 'Nobody asks for the name', zh: '没有人问名字' },
      edits: [
        {
          file: `${docker}/docker/docker.go`,
          find: '\tif reexec.Init() {\n\t\treturn\n\t}\n',
          replace: '\t_ = reexec.Init\n',
        },
      ],
    },
    {
      id: 'daemon-host',
      title: { en: 'DOCKER_HOST for a daemon', zh: '给守护进程设置 DOCKER_HOST' },
      script: [
        {
          when: { idle: 7 },
          host: 'host',
          terminal: 'second',
          argv: [
            'DOCKER_HOST=tcp://10.0.0.1:2376',
            'docker',
            '-d',
            '-p',
            '/var/run/second.pid',
            '-g',
            '/var/lib/second',
          ],
        },
        {
          when: { idle: 8 },
          host: 'host',
          terminal: 'client',
          argv: ['docker', 'version'],
        },
      ],
    },
  ],
};
