// The words a reader may stumble over, explained once: shown where a chapter first uses them, and
// gathered on a page of their own.
import type { Localized } from './types';

/** What a word belongs to; the page of all terms is in this order. */
export const subjects = ['go', 'docker', 'http', 'system', 'book'] as const;

/** An entry. `<Term id>` marks where a chapter first uses the word; tools/glossary.test.ts holds both. */
export type GlossaryEntry = {
  readonly id: string;
  readonly subject: (typeof subjects)[number];
  /** The word as it is said in each language; Chinese often keeps the English one. */
  readonly term: Localized;
  /** One or two sentences; `…` marks code. */
  readonly text: Localized;
  /** Number of the chapter that tells of it at length, where there is one. */
  readonly chapter?: number;
};

const go: readonly GlossaryEntry[] = [
  {
    id: 'goroutine',
    subject: 'go',
    term: { en: 'goroutine', zh: 'goroutine（协程）' },
    text: {
      en: 'A function that runs beside the others in the same process. The statement `go f()` starts one and does not wait for it; thousands are cheap.',
      zh: '在同一个进程里与其他函数并行推进的函数。语句 `go f()` 启动一个，并不等它结束；上千个也很便宜。',
    },
    chapter: 0,
  },
  {
    id: 'channel',
    subject: 'go',
    term: { en: 'channel', zh: 'channel（通道）' },
    text: {
      en: 'What goroutines hand values through. `c <- v` sends, `<-c` receives; each waits until the other side, or a place in the buffer, is there. A closed channel lets every receiver go on.',
      zh: 'goroutine 之间传递值的地方。`c <- v` 发送，`<-c` 接收；双方都要等到对方（或缓冲区里的一个空位）出现。channel 关闭后，所有接收者都会继续。',
    },
    chapter: 0,
  },
  {
    id: 'buffer',
    subject: 'go',
    term: { en: 'buffer', zh: '缓冲区' },
    text: {
      en: 'A place for what one side has handed over and the other has not taken yet. With room in it the sender need not wait.',
      zh: '放着一方已经交出、另一方还没取走的东西的地方。只要里面有空位，发送者就不必等待。',
    },
  },
  {
    id: 'closure',
    subject: 'go',
    term: { en: 'closure', zh: '闭包' },
    text: {
      en: 'A function made inside another one, which keeps using the variables of the function around it: the variables, not copies of their values.',
      zh: '写在另一个函数里面的函数。它继续使用外层函数的变量：用的是变量本身，不是值的副本。',
    },
  },
  {
    id: 'interface',
    subject: 'go',
    term: { en: 'interface', zh: '接口' },
    text: {
      en: 'A list of methods. Any type that has them all can stand there, without saying so; the caller knows the list and nothing else.',
      zh: '一张方法清单。凡是具备全部这些方法的类型都可以放在这里，无须声明；调用者只认得这张清单。',
    },
  },
  {
    id: 'map',
    subject: 'go',
    term: { en: 'map', zh: 'map（映射）' },
    text: {
      en: 'A table from keys to values, `map[string]Handler` for instance. In which order a loop meets the keys, Go does not say.',
      zh: '从键到值的表，例如 `map[string]Handler`。循环按什么顺序遇到各个键，Go 并不规定。',
    },
  },
  {
    id: 'lock',
    subject: 'go',
    term: { en: 'lock', zh: '锁' },
    text: {
      en: 'Held by one at a time, so that two goroutines never change the same thing at once. In Go usually a `sync.Mutex`; whoever finds it held waits.',
      zh: '同一时刻只能由一方持有，好让两个 goroutine 不会同时改动同一样东西。Go 里通常是 `sync.Mutex`；发现它被持有的一方就等待。',
    },
  },
  {
    id: 'panic',
    subject: 'go',
    term: { en: 'panic', zh: 'panic（恐慌）' },
    text: {
      en: 'What happens when a program cannot go on, as at an index out of range: the function ends, its deferred calls run, then its caller’s, up to the top of the goroutine, and with it the process ends, unless one of them calls `recover`.',
      zh: '程序无法继续时发生的事，例如下标越界：函数结束，运行它 defer 的调用，再轮到它的调用者，一直到 goroutine 的最外层，随后整个进程结束，除非途中有谁调用了 `recover`。',
    },
  },
  {
    id: 'pointer',
    subject: 'go',
    term: { en: 'pointer', zh: '指针' },
    text: {
      en: 'The address of a variable. Two parts that have pointers to the same thing see each other’s changes.',
      zh: '变量的地址。两个部件若持有指向同一样东西的指针，就看得到彼此的改动。',
    },
  },
  {
    id: 'package',
    subject: 'go',
    term: { en: 'package', zh: '包（package）' },
    text: {
      en: 'A folder of Go files that are compiled together and share their names. Another package sees only the names that begin with a capital letter, and must import it.',
      zh: '放在一个目录里、一起编译、共用名字的 Go 文件。别的包要先导入它，而且只看得到以大写字母开头的名字。',
    },
  },
  {
    id: 'scheduler',
    subject: 'go',
    term: { en: 'scheduler', zh: '调度器' },
    text: {
      en: 'Decides which of the goroutines that can run does run next. In the room its choice comes from the seed, or from you.',
      zh: '在能够运行的 goroutine 里决定下一个运行谁。在机房里，它的选择来自种子，或者由你来做。',
    },
  },
];

const docker: readonly GlossaryEntry[] = [
  {
    id: 'daemon',
    subject: 'docker',
    term: { en: 'daemon', zh: '守护进程' },
    text: {
      en: 'A process that stays in the background and serves others. Docker’s is started with `docker -d`; it has the images and containers, and does all the work.',
      zh: '留在后台为别人服务的进程。Docker 的守护进程用 `docker -d` 启动；镜像和容器都在它手里，活也都由它干。',
    },
    chapter: 5,
  },
  {
    id: 'client',
    subject: 'docker',
    term: { en: 'client', zh: '客户端' },
    text: {
      en: 'The program that asks. `docker ps` is one: it turns the command line into requests, prints the answers, and is gone.',
      zh: '提出请求的程序。`docker ps` 就是一个：它把命令行变成请求，打印应答，然后退出。',
    },
    chapter: 2,
  },
  {
    id: 'engine',
    subject: 'docker',
    term: { en: 'engine', zh: 'engine（引擎）' },
    text: {
      en: 'In Docker 1.6.2, a table of handlers by name and a maker of jobs. Modules reach each other by asking it for a name instead of importing one another.',
      zh: '在 Docker 1.6.2 里，它是一张按名字注册处理函数的表，也负责制造 job。各模块不互相导入，而是向它报一个名字来找到对方。',
    },
    chapter: 3,
  },
  {
    id: 'job',
    subject: 'docker',
    term: { en: 'job', zh: 'job（作业）' },
    text: {
      en: 'One piece of work of Docker’s engine, made like a Unix process: a name, arguments, an environment, standard streams and a status at the end.',
      zh: 'Docker engine 的一件工作，模样仿照 Unix 进程：名字、参数、环境、标准流，结束时还有一个状态。',
    },
    chapter: 4,
  },
  {
    id: 'handler',
    subject: 'docker',
    term: { en: 'handler', zh: '处理函数' },
    text: {
      en: 'The function that does the work for a name or a route. The engine has handlers of jobs, the server has handlers of requests.',
      zh: '为某个名字或某条路由真正做事的函数。engine 有 job 的处理函数，服务器有请求的处理函数。',
    },
    chapter: 3,
  },
  {
    id: 'catch-all',
    subject: 'docker',
    term: { en: 'catch-all', zh: '兜底的处理函数' },
    text: {
      en: 'The handler the engine takes when no other is registered under the name of a job.',
      zh: '一个 job 的名字下没有注册别的处理函数时，engine 就用它。',
    },
    chapter: 3,
  },
  {
    id: 'environment',
    subject: 'docker',
    term: { en: 'environment', zh: '环境' },
    text: {
      en: 'Names and values handed to a program beside its arguments. A job has one of its own, with getters that read a value as a number, a bool or a list.',
      zh: '在参数之外交给程序的名字和值。job 有自己的环境，并有把值读成数字、布尔值或列表的方法。',
    },
    chapter: 4,
  },
  {
    id: 'image',
    subject: 'docker',
    term: { en: 'image', zh: '镜像' },
    text: {
      en: 'What a container is made from: a stack of read-only layers and a configuration. It is known by an id, and by names that point to the id.',
      zh: '容器由它做成：一叠只读的层，加上一份配置。它由 id 标识，另有指向 id 的名字。',
    },
  },
  {
    id: 'layer',
    subject: 'docker',
    term: { en: 'layer', zh: '层' },
    text: {
      en: 'What changed in a file system since the layer below. Images share their lower layers; a container writes into one of its own on top.',
      zh: '相对下面一层，文件系统里改变了的部分。镜像共用下面的层；容器只往最上面自己的那一层写。',
    },
  },
  {
    id: 'container',
    subject: 'docker',
    term: { en: 'container', zh: '容器' },
    text: {
      en: 'A process, or several, that sees its own files, processes and network instead of the host’s. To the daemon it is a record with a configuration, a state and a lock.',
      zh: '一个（或几个）只看得到自己的文件、进程和网络、看不到主机的那些的进程。对守护进程来说，它是一条带有配置、状态和锁的记录。',
    },
  },
  {
    id: 'graph-driver',
    subject: 'docker',
    term: { en: 'graph driver', zh: '图驱动' },
    text: {
      en: 'Keeps layers on the disk and mounts them one over the other: aufs, devicemapper, btrfs, overlay, or vfs, which copies.',
      zh: '把层存在磁盘上，并一层叠一层地挂载：aufs、devicemapper、btrfs、overlay，或者直接复制的 vfs。',
    },
  },
  {
    id: 'execution-driver',
    subject: 'docker',
    term: { en: 'execution driver', zh: '执行驱动' },
    text: {
      en: 'Runs a container’s process. In 1.6.2 it is `native`, which uses libcontainer, or `lxc`.',
      zh: '负责运行容器的进程。在 1.6.2 里是使用 libcontainer 的 `native`，或者 `lxc`。',
    },
  },
  {
    id: 'network-driver',
    subject: 'docker',
    term: { en: 'network driver', zh: '网络驱动' },
    text: {
      en: 'Gives containers addresses and ports. Its work is registered as jobs; the one of 1.6.2 makes the bridge `docker0`.',
      zh: '给容器分配地址和端口。它的工作注册成若干 job；1.6.2 的这一个会建立网桥 `docker0`。',
    },
  },
  {
    id: 'registry',
    subject: 'docker',
    term: { en: 'registry', zh: 'registry（镜像仓库）' },
    text: {
      en: 'A server that images are pulled from and pushed to.',
      zh: '供拉取和推送镜像的服务器。',
    },
  },
  {
    id: 'libcontainer',
    subject: 'docker',
    term: { en: 'libcontainer', zh: 'libcontainer' },
    text: {
      en: 'The library that asks Linux for what makes a process a container: namespaces, control groups, a root of its own.',
      zh: '一个库，负责向 Linux 要来使进程成为容器的东西：命名空间、控制组、自己的根目录。',
    },
  },
  {
    id: 'volume',
    subject: 'docker',
    term: { en: 'volume', zh: '卷（volume）' },
    text: {
      en: 'A directory that is mounted into a container and belongs to none of its layers, so it outlives the container.',
      zh: '挂载进容器、却不属于任何一层的目录，所以容器没了它还在。',
    },
  },
  {
    id: 'cluster',
    subject: 'docker',
    term: { en: 'cluster', zh: '集群' },
    text: {
      en: 'A number of machines, each with a Docker daemon, that are used as if they were one.',
      zh: '若干台机器，每台上有一个 Docker 守护进程，用起来就像一台。',
    },
    chapter: 21,
  },
  {
    id: 'discovery',
    subject: 'docker',
    term: { en: 'discovery', zh: '服务发现' },
    text: {
      en: 'Finding out which machines belong to a cluster, and hearing when that changes.',
      zh: '弄清楚哪些机器属于一个集群，并在有变化时得知。',
    },
    chapter: 21,
  },
  {
    id: 'token',
    subject: 'docker',
    term: { en: 'token', zh: 'token（令牌）' },
    text: {
      en: 'A long random name. Who knows it may use what it stands for: it is name and password in one. In Swarm it stands for a cluster.',
      zh: '一个很长的随机名字。谁知道它，谁就可以使用它所代表的东西：它既是名字又是密码。在 Swarm 里它代表一个集群。',
    },
    chapter: 22,
  },
  {
    id: 'heartbeat',
    subject: 'docker',
    term: { en: 'heartbeat', zh: '心跳' },
    text: {
      en: 'Something that is done again and again in the same time, so that others see from its absence that whoever did it is gone; also the time between two.',
      zh: '每隔固定时间就做一次的事：一旦不来了，别人就知道做的那一方不在了。也指两次之间的时间。',
    },
    chapter: 23,
  },
  {
    id: 'ttl',
    subject: 'docker',
    term: { en: 'time to live', zh: '有效期（TTL）' },
    text: {
      en: 'How long an entry counts unless it is made again. Then it is forgotten.',
      zh: '一条记录在没有更新的情况下算数多久。过了就被忘记。',
    },
    chapter: 23,
  },
  {
    id: 'key-value-store',
    subject: 'docker',
    term: { en: 'key-value store', zh: '键值存储' },
    text: {
      en: 'A service that keeps texts under names, lets them expire, and tells who wants to know of each change. Consul, etcd and ZooKeeper are three.',
      zh: '按名字保存文本的服务：可以让它们到期，可以把每次变化告诉想知道的人。Consul、etcd、ZooKeeper 是其中三个。',
    },
  },
  {
    id: 'manager',
    subject: 'docker',
    term: { en: 'manager', zh: '管理节点' },
    text: {
      en: 'The process behind `swarm manage`. It answers the same requests as a daemon, and has other daemons do what is asked.',
      zh: '`swarm manage` 启动的进程。它回答的请求和守护进程一样，要做的事则交给别的守护进程去做。',
    },
    chapter: 26,
  },
  {
    id: 'cluster-driver',
    subject: 'docker',
    term: { en: 'cluster driver', zh: '集群驱动' },
    text: {
      en: 'In Swarm, what stands behind the interface `Cluster`: `swarm`, which places containers itself, or `mesos`, which asks Mesos for room.',
      zh: '在 Swarm 里，接口 `Cluster` 背后的实现：`swarm` 自己安排容器，`mesos` 向 Mesos 要地方。',
    },
    chapter: 24,
  },
  {
    id: 'swarm-engine',
    subject: 'docker',
    term: { en: 'engine (Swarm)', zh: 'engine（Swarm 的）' },
    text: {
      en: 'In Swarm, one daemon as the manager knows it: its address, what it has, and whether it still answers. Not the engine inside a daemon.',
      zh: '在 Swarm 里，指管理节点眼中的一个守护进程：地址、上面有什么、是否还有应答。不是守护进程内部的那个 engine。',
    },
    chapter: 24,
  },
  {
    id: 'leader',
    subject: 'docker',
    term: { en: 'leader', zh: '领导者' },
    text: {
      en: 'Of several managers of one cluster, the one that acts: it holds a lock in a key-value store. Swarm also says primary.',
      zh: '同一个集群的几个管理节点里，真正办事的那一个：它持有键值存储里的一把锁。Swarm 也叫它 primary。',
    },
    chapter: 30,
  },
  {
    id: 'replica',
    subject: 'docker',
    term: { en: 'replica', zh: '副本' },
    text: {
      en: 'A manager that does not lead. It watches the same nodes, and sends nearly every request on to the leader.',
      zh: '不领导的管理节点。它看着同样的节点，几乎把每个请求都转给领导者。',
    },
    chapter: 30,
  },
  {
    id: 'watchdog',
    subject: 'docker',
    term: { en: 'watchdog', zh: '看门狗' },
    text: {
      en: 'The part of a leading manager that hears of nodes that fail, and makes their containers anew on others, where that was asked for.',
      zh: '领导者里的一部分：听到节点失效，就把要求过这样做的容器在别的节点上重新创建。',
    },
    chapter: 30,
  },
  {
    id: 'filter',
    subject: 'docker',
    term: { en: 'filter', zh: '过滤器' },
    text: {
      en: 'In Swarm, one reason for which a node may not get a container: its health, a port that is taken, what is or is not on it, its labels.',
      zh: '在 Swarm 里，一个节点不能得到某个容器的一种理由：健康状况、端口被占、上面有什么或没有什么、它的标签。',
    },
    chapter: 29,
  },
  {
    id: 'strategy',
    subject: 'docker',
    term: { en: 'strategy', zh: '策略' },
    text: {
      en: 'In Swarm, the rule that puts nodes in order when several could take a container: `spread`, `binpack` or `random`.',
      zh: '在 Swarm 里，几个节点都能接一个容器时，给它们排先后的规则：`spread`、`binpack` 或 `random`。',
    },
    chapter: 29,
  },
];

const http: readonly GlossaryEntry[] = [
  {
    id: 'api',
    subject: 'http',
    term: { en: 'API', zh: 'API（应用编程接口）' },
    text: {
      en: 'What one program may ask of another, and in which form. Docker’s is a set of HTTP requests; 1.6.2 speaks version 1.18 of it.',
      zh: '一个程序可以向另一个程序要求什么、以什么形式要求。Docker 的 API 是一组 HTTP 请求；1.6.2 说的是其中的 1.18 版。',
    },
  },
  {
    id: 'request',
    subject: 'http',
    term: { en: 'request', zh: '请求' },
    text: {
      en: 'A message in HTTP that asks for something: a method, a path, headers and perhaps a body.',
      zh: 'HTTP 里提出要求的一条消息：方法、路径、头部，也许还有正文。',
    },
    chapter: 12,
  },
  {
    id: 'response',
    subject: 'http',
    term: { en: 'response', zh: '应答' },
    text: {
      en: 'The answer to a request: a status code, headers and a body. The status leaves first and cannot be taken back.',
      zh: '对请求的回答：状态码、头部和正文。状态码最先发出，发出就收不回来。',
    },
  },
  {
    id: 'header',
    subject: 'http',
    term: { en: 'header', zh: '头部' },
    text: {
      en: 'A line `Name: value` above the body of a request or response, as `Content-Type: application/json`.',
      zh: '请求或应答正文前面的一行 `名字: 值`，例如 `Content-Type: application/json`。',
    },
  },
  {
    id: 'status-code',
    subject: 'http',
    term: { en: 'status code', zh: '状态码' },
    text: {
      en: 'Three digits that say how a request went: 200 done, 404 not found, 409 in conflict with what is there, 500 the server failed.',
      zh: '说明请求结果的三位数字：200 成功，404 找不到，409 与现状冲突，500 服务器出错。',
    },
  },
  {
    id: 'body',
    subject: 'http',
    term: { en: 'body', zh: '正文（HTTP）' },
    text: {
      en: 'What comes after the headers of a request or a response: the content itself.',
      zh: '请求或应答中跟在头部后面的部分，也就是内容本身。',
    },
  },
  {
    id: 'route',
    subject: 'http',
    term: { en: 'route', zh: '路由' },
    text: {
      en: 'A rule that says which requests go to which handler, by method and path: `GET /containers/json`.',
      zh: '一条规则，按方法和路径说明哪些请求交给哪个处理函数，例如 `GET /containers/json`。',
    },
  },
  {
    id: 'router',
    subject: 'http',
    term: { en: 'router', zh: '路由器' },
    text: {
      en: 'Has the routes and finds the one that matches a request. Docker 1.6.2 uses gorilla/mux, which asks one after the other.',
      zh: '掌管各条路由，为请求找出匹配的那一条。Docker 1.6.2 用的是 gorilla/mux，一条接一条地问。',
    },
  },
  {
    id: 'cors',
    subject: 'http',
    term: { en: 'CORS', zh: 'CORS（跨源资源共享）' },
    text: {
      en: 'Headers by which a server tells browsers that pages of other sites may send it requests and read the answers.',
      zh: '服务器借以告诉浏览器的头部：别的网站的页面可以向它发请求，也可以读应答。',
    },
  },
  {
    id: 'hijack',
    subject: 'http',
    term: { en: 'hijacking', zh: '劫持连接' },
    text: {
      en: 'A handler takes the connection away from the HTTP server and uses it for bytes in both directions, as `docker attach` does.',
      zh: '处理函数从 HTTP 服务器手里拿走连接，用来双向传送字节，`docker attach` 就是这样做的。',
    },
  },
  {
    id: 'json',
    subject: 'http',
    term: { en: 'JSON', zh: 'JSON' },
    text: {
      en: 'Values as text: objects in `{}`, lists in `[]`, strings, numbers, `true`, `false` and `null`. Docker’s API speaks it.',
      zh: '用文本写成的值：`{}` 里的对象、`[]` 里的列表、字符串、数字、`true`、`false` 和 `null`。Docker 的 API 用的就是它。',
    },
  },
  {
    id: 'regular-expression',
    subject: 'http',
    term: { en: 'regular expression', zh: '正则表达式' },
    text: {
      en: 'A pattern that a text matches or not. gorilla/mux makes one of each path: `/containers/{name:.*}/json` takes any name.',
      zh: '一种模式，文本要么与它匹配，要么不匹配。gorilla/mux 把每条路径都变成一个：`/containers/{name:.*}/json` 接受任何名字。',
    },
  },
];

const system: readonly GlossaryEntry[] = [
  {
    id: 'process',
    subject: 'system',
    term: { en: 'process', zh: '进程' },
    text: {
      en: 'A program that is running, with memory of its own, a number, and standard input, output and error.',
      zh: '正在运行的程序，有自己的内存、一个编号，以及标准输入、标准输出和标准错误。',
    },
  },
  {
    id: 'host',
    subject: 'system',
    term: { en: 'host', zh: '主机' },
    text: {
      en: 'A computer in the network. Docker also calls so the address its daemon listens at, as in the flag `-H`.',
      zh: '网络里的一台计算机。Docker 也把守护进程监听的地址叫作 host，例如选项 `-H`。',
    },
  },
  {
    id: 'socket',
    subject: 'system',
    term: { en: 'socket', zh: '套接字' },
    text: {
      en: 'The end of a connection, or the place where connections arrive, as a program has it from the system.',
      zh: '连接的一端，或者连接到达的地方；程序从操作系统那里得到它。',
    },
  },
  {
    id: 'unix-socket',
    subject: 'system',
    term: { en: 'unix socket', zh: 'unix 套接字' },
    text: {
      en: 'A socket whose address is a file, `/var/run/docker.sock` for instance. Who may open the file may connect; only programs of the same host can.',
      zh: '地址是一个文件的套接字，例如 `/var/run/docker.sock`。能打开这个文件的就能连上；只有同一台主机上的程序办得到。',
    },
  },
  {
    id: 'tcp',
    subject: 'system',
    term: { en: 'tcp', zh: 'tcp' },
    text: {
      en: 'The protocol that carries bytes between two hosts, in order and without loss. An address is a host and a port: `127.0.0.1:2375`.',
      zh: '在两台主机之间按顺序、不丢失地传送字节的协议。地址由主机和端口组成：`127.0.0.1:2375`。',
    },
  },
  {
    id: 'port',
    subject: 'system',
    term: { en: 'port', zh: '端口' },
    text: {
      en: 'A number from 1 to 65535 that says which program of a host a connection is meant for. Two cannot listen at the same one.',
      zh: '1 到 65535 之间的数字，说明连接要找主机上的哪个程序。同一个端口不能有两个程序监听。',
    },
  },
  {
    id: 'signal',
    subject: 'system',
    term: { en: 'signal', zh: '信号' },
    text: {
      en: 'A short word the system passes to a process: SIGINT (Ctrl-C), SIGTERM (please end), SIGKILL (which cannot be caught).',
      zh: '系统转给进程的一个简短通知：SIGINT（Ctrl-C）、SIGTERM（请结束）、SIGKILL（无法拦截）。',
    },
    chapter: 6,
  },
  {
    id: 'exit-code',
    subject: 'system',
    term: { en: 'exit code', zh: '退出码' },
    text: {
      en: 'The number a process leaves when it ends: 0 means all went well. Jobs have a status in the same manner.',
      zh: '进程结束时留下的数字：0 表示一切顺利。job 的状态也仿照它。',
    },
  },
  {
    id: 'standard-output',
    subject: 'system',
    term: { en: 'standard output', zh: '标准输出' },
    text: {
      en: 'Where a program writes its results without knowing where they go: a terminal, a file, another program. Beside it is standard error, for complaints.',
      zh: '程序写结果的地方，它不必知道结果去了哪里：终端、文件或另一个程序。旁边还有标准错误，用来写出错信息。',
    },
  },
  {
    id: 'kernel',
    subject: 'system',
    term: { en: 'kernel', zh: '内核' },
    text: {
      en: 'The part of the operating system that all programs ask: for processes, files, sockets. In the room a small one written in Go stands for Linux.',
      zh: '所有程序都要求助的那部分操作系统：进程、文件、套接字都归它管。机房里有一个用 Go 写的小内核代替 Linux。',
    },
  },
  {
    id: 'file-descriptor',
    subject: 'system',
    term: { en: 'file descriptor', zh: '文件描述符' },
    text: {
      en: 'A small number by which a process names an open file or socket. A child can be given open ones: so systemd hands over sockets.',
      zh: '进程用来指称已打开的文件或套接字的小数字。可以把打开的描述符交给子进程：systemd 就是这样转交套接字的。',
    },
  },
  {
    id: 'systemd',
    subject: 'system',
    term: { en: 'systemd', zh: 'systemd' },
    text: {
      en: 'The first process of many Linux systems, which starts the others. It can open a daemon’s sockets itself and hand them over when it starts the daemon.',
      zh: '许多 Linux 系统的第一个进程，由它启动其他进程。它可以先替守护进程打开套接字，启动守护进程时再交过去。',
    },
  },
  {
    id: 'bridge',
    subject: 'system',
    term: { en: 'bridge', zh: '网桥' },
    text: {
      en: 'A switch made of software: network interfaces joined to it reach each other. Docker’s is called `docker0`.',
      zh: '用软件做成的交换机：接在上面的网络接口可以互相通信。Docker 的网桥叫 `docker0`。',
    },
  },
  {
    id: 'mount',
    subject: 'system',
    term: { en: 'mount', zh: '挂载' },
    text: {
      en: 'To make a file system appear at a place in the tree of directories.',
      zh: '让一个文件系统出现在目录树的某个位置。',
    },
  },
  {
    id: 'tls',
    subject: 'system',
    term: { en: 'TLS', zh: 'TLS（传输层安全）' },
    text: {
      en: 'Makes a connection unreadable to others, and lets each side show by a certificate who it is.',
      zh: '让别人读不懂连接里的内容，并让双方用证书说明自己是谁。',
    },
    chapter: 11,
  },
  {
    id: 'flag',
    subject: 'system',
    term: { en: 'flag', zh: '选项（flag）' },
    text: {
      en: 'A word on the command line that begins with `-` and sets something: `-d`, `-H`, `--tls`.',
      zh: '命令行上以 `-` 开头、用来设定某件事的词：`-d`、`-H`、`--tls`。',
    },
    chapter: 2,
  },
  {
    id: 'queue',
    subject: 'system',
    term: { en: 'queue of a listener', zh: '监听队列' },
    text: {
      en: 'Connections the kernel has made and the program has not accepted yet. To the client they are connections already.',
      zh: '内核已经建好、程序还没有接受的连接。对客户端来说，它们已经是连接了。',
    },
  },
  {
    id: 'macro',
    subject: 'system',
    term: { en: 'macro', zh: '宏' },
    text: {
      en: 'In C, a name with `#define` that is replaced by other text before the compiler reads the program. It knows no types; what it is given is put in as it is written.',
      zh: '在 C 里用 `#define` 定义的名字，编译器读程序之前就被换成另一段文字。它不认得类型，给它什么就原样填进去什么。',
    },
    chapter: 31,
  },
  {
    id: 'preprocessor',
    subject: 'system',
    term: { en: 'preprocessor', zh: '预处理器' },
    text: {
      en: 'What reads C before the compiler does: it puts in the files that are included and replaces macros, all of it as text.',
      zh: '抢在编译器之前读 C 源码的程序：把 include 的文件放进来，把宏替换掉，处理的都只是文字。',
    },
    chapter: 31,
  },
];

const book: readonly GlossaryEntry[] = [
  {
    id: 'moment',
    subject: 'book',
    term: { en: 'moment', zh: '时刻' },
    text: {
      en: 'A named point of a run, found by what happens and not by counting steps. A link leads to it.',
      zh: '运行中有名字的一点，按发生了什么来找，不靠数步数。有链接通向它。',
    },
    chapter: 0,
  },
  {
    id: 'event',
    subject: 'book',
    term: { en: 'event', zh: '事件' },
    text: {
      en: 'Something that happened in a run: a send, a wait, a call, a line printed. Most have a cause, which is another event. Docker has events of its own: what became of containers.',
      zh: '运行中发生的一件事：一次发送、一次等待、一次调用、打印出的一行。多数事件有原因，原因是另一个事件。Docker 自己也有事件：容器发生了什么。',
    },
    chapter: 0,
  },
  {
    id: 'seed',
    subject: 'book',
    term: { en: 'seed', zh: '种子' },
    text: {
      en: 'The number that decides everything left open by the programs: who runs next, the order of maps, chance. The same seed gives the same run.',
      zh: '一个数字，决定程序没有规定的一切：接下来运行谁、map 的顺序、随机。种子相同，运行就相同。',
    },
    chapter: 0,
  },
];

/** All entries, by subject and in the order in which they build on each other. */
export const glossary: readonly GlossaryEntry[] = [...go, ...docker, ...http, ...system, ...book];
