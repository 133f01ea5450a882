// Reconstructs part of daemon/config.go of Docker 1.6.2: the daemon's options; leaves out those of IPv6, of DNS, of SELinux and of logging.

package daemon

import (
	"github.com/docker/docker/opts"
	flag "github.com/docker/docker/pkg/mflag"
)

// Config is what the command line says about the daemon.
type Config struct {
	Pidfile      string
	Root         string
	GraphDriver  string
	GraphOptions []string
	ExecDriver   string
	SocketGroup  string
	EnableCors   bool
	CorsHeaders  string
	Labels       []string
	TrustKeyPath string

	// What init_networkdriver is told; DisableNetwork means that it isn't run.
	DisableNetwork              bool
	BridgeIface                 string
	BridgeIP                    string
	FixedCIDR                   string
	EnableIptables              bool
	EnableIpForward             bool
	EnableIpMasq                bool
	InterContainerCommunication bool
}

// disableNetworkBridge is the name of a bridge that stands for none.
const disableNetworkBridge = "none"

// InstallFlags adds the flags that fill the config.
func (config *Config) InstallFlags() {
	flag.StringVar(&config.Pidfile, []string{"p", "-pidfile"}, "/var/run/docker.pid", "Path to use for daemon PID file")
	flag.StringVar(&config.Root, []string{"g", "-graph"}, "/var/lib/docker", "Root of the Docker runtime")
	flag.BoolVar(&config.EnableIptables, []string{"#iptables", "-iptables"}, true, "Enable addition of iptables rules")
	flag.BoolVar(&config.EnableIpForward, []string{"#ip-forward", "-ip-forward"}, true, "Enable net.ipv4.ip_forward")
	flag.BoolVar(&config.EnableIpMasq, []string{"-ip-masq"}, true, "Enable IP masquerading")
	flag.StringVar(&config.BridgeIP, []string{"#bip", "-bip"}, "", "Specify network bridge IP")
	flag.StringVar(&config.BridgeIface, []string{"b", "-bridge"}, "", "Attach containers to a network bridge")
	flag.StringVar(&config.FixedCIDR, []string{"-fixed-cidr"}, "", "IPv4 subnet for fixed IPs")
	flag.BoolVar(&config.InterContainerCommunication, []string{"#icc", "-icc"}, true, "Enable inter-container communication")
	flag.StringVar(&config.GraphDriver, []string{"s", "-storage-driver"}, "", "Storage driver to use")
	flag.StringVar(&config.ExecDriver, []string{"e", "-exec-driver"}, "native", "Exec driver to use")
	flag.StringVar(&config.SocketGroup, []string{"G", "-group"}, "docker", "Group for the unix socket")
	flag.BoolVar(&config.EnableCors, []string{"#api-enable-cors", "#-api-enable-cors"}, false, "Enable CORS headers in the remote API, this is deprecated by --api-cors-header")
	flag.StringVar(&config.CorsHeaders, []string{"-api-cors-header"}, "", "Set CORS headers in the remote API")
	opts.ListVar(&config.GraphOptions, []string{"-storage-opt"}, "Set storage driver options")
	opts.LabelListVar(&config.Labels, []string{"-label"}, "Set key=value labels to the daemon")
}
