// Reconstructs part of daemon/config.go of Docker 1.6.2: the daemon's options; leaves out those of the network, of SELinux and of logging.

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
}

// InstallFlags adds the flags that fill the config.
func (config *Config) InstallFlags() {
	flag.StringVar(&config.Pidfile, []string{"p", "-pidfile"}, "/var/run/docker.pid", "Path to use for daemon PID file")
	flag.StringVar(&config.Root, []string{"g", "-graph"}, "/var/lib/docker", "Root of the Docker runtime")
	flag.StringVar(&config.GraphDriver, []string{"s", "-storage-driver"}, "", "Storage driver to use")
	flag.StringVar(&config.ExecDriver, []string{"e", "-exec-driver"}, "native", "Exec driver to use")
	flag.StringVar(&config.SocketGroup, []string{"G", "-group"}, "docker", "Group for the unix socket")
	flag.BoolVar(&config.EnableCors, []string{"#api-enable-cors", "#-api-enable-cors"}, false, "Enable CORS headers in the remote API, this is deprecated by --api-cors-header")
	flag.StringVar(&config.CorsHeaders, []string{"-api-cors-header"}, "", "Set CORS headers in the remote API")
	opts.ListVar(&config.GraphOptions, []string{"-storage-opt"}, "Set storage driver options")
	opts.LabelListVar(&config.Labels, []string{"-label"}, "Set key=value labels to the daemon")
}
