// Reconstructs part of daemon/networkdriver/bridge/driver.go of Docker 1.6.2: choosing the bridge's network, and the jobs that give addresses away; leaves out making the bridge, iptables, IPv6, mapping ports and links.

// Package bridge is the network that the containers of a host share, and where
// the daemon keeps account of the host's addresses and ports.
package bridge

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/daemon/networkdriver/ipallocator"
	"github.com/docker/docker/daemon/networkdriver/portallocator"
	_ "github.com/docker/docker/daemon/networkdriver/portmapper"
	"github.com/docker/docker/engine"
)

// DefaultNetworkBridge is the bridge that Docker makes for itself.
const DefaultNetworkBridge = "docker0"

// resolvConf names the servers that the bridge's network must not hide.
const resolvConf = "/etc/resolv.conf"

// addrs is the networks that are tried for the bridge, the best one first.
var addrs = []string{
	"172.17.42.1/16",
	"10.0.42.1/16",
	"10.1.42.1/16",
	"10.42.42.1/16",
	"172.16.42.1/24",
	"172.16.43.1/24",
	"172.16.44.1/24",
	"10.0.42.1/24",
	"10.0.43.1/24",
	"192.168.42.1/24",
	"192.168.43.1/24",
	"192.168.44.1/24",
}

// ifaces is the address of each container.
type ifaces struct {
	c map[string]net.IP
	sync.Mutex
}

// take removes a container's address and returns it, nil if it has none.
func (i *ifaces) take(id string) net.IP {
	i.Lock()
	defer i.Unlock()
	ip := i.c[id]
	delete(i.c, id)
	return ip
}

func (i *ifaces) set(id string, ip net.IP) {
	i.Lock()
	defer i.Unlock()
	i.c[id] = ip
}

var (
	bridgeIface       string
	bridgeIPv4Network *net.IPNet
	allocator         = portallocator.New()
	currentInterfaces = ifaces{c: make(map[string]net.IP)}
)

// InitDriver is the handler of the job `init_networkdriver`: it settles the
// bridge's network and then adds the jobs that need one.
func InitDriver(job *engine.Job) engine.Status {
	bridgeIface = job.Getenv("BridgeIface")
	if bridgeIface == "" {
		bridgeIface = DefaultNetworkBridge
	}
	network, err := chooseNetwork(job.Getenv("BridgeIP"))
	if err != nil {
		return job.Error(err)
	}
	log.Debugf("%s has the network %s", bridgeIface, network)
	if fixedCIDR := job.Getenv("FixedCIDR"); fixedCIDR != "" {
		_, subnet, err := net.ParseCIDR(fixedCIDR)
		if err != nil {
			return job.Error(err)
		}
		if err := ipallocator.RegisterSubnet(network, subnet); err != nil {
			return job.Error(err)
		}
	}
	// No container gets the address of the bridge.
	ipallocator.RequestIP(network, network.IP)
	bridgeIPv4Network = network

	for name, handler := range map[string]engine.Handler{
		"allocate_interface": Allocate,
		"release_interface":  Release,
	} {
		if err := job.Eng.Register(name, handler); err != nil {
			return job.Error(err)
		}
	}
	return engine.StatusOK
}

// chooseNetwork is the network the command line asks for, else the first of
// addrs that no name server is in. The IP in it is the bridge's own.
func chooseNetwork(bridgeIP string) (*net.IPNet, error) {
	if bridgeIP != "" {
		return parseNetwork(bridgeIP)
	}
	servers := nameservers(resolvConf)
	for _, addr := range addrs {
		network, err := parseNetwork(addr)
		if err == nil && !containsAny(network, servers) {
			return network, nil
		}
	}
	return nil, fmt.Errorf("Could not find a free IP address range for interface '%s'. Please configure its address manually and run 'docker -b %s'", bridgeIface, bridgeIface)
}

func parseNetwork(cidr string) (*net.IPNet, error) {
	ip, network, err := net.ParseCIDR(cidr)
	if err != nil {
		return nil, err
	}
	network.IP = ip
	return network, nil
}

func containsAny(network *net.IPNet, ips []net.IP) bool {
	for _, ip := range ips {
		if network.Contains(ip) {
			return true
		}
	}
	return false
}

// nameservers reads the addresses of a resolv.conf; without the file there are none.
func nameservers(file string) (servers []net.IP) {
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) == 2 && fields[0] == "nameserver" {
			servers = append(servers, net.ParseIP(fields[1]))
		}
	}
	return servers
}

// generateMacAddr makes a hardware address of an IP address, so that the same
// one always has the same. The first byte says: one receiver, made up locally.
func generateMacAddr(ip net.IP) net.HardwareAddr {
	return append(net.HardwareAddr{0x02, 0x42}, ip.To4()...)
}

// Allocate is the handler of the job `allocate_interface`: an address for the
// container that is named, and what else its interface needs.
func Allocate(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s CONTAINER", job.Name)
	}
	ip, err := ipallocator.RequestIP(bridgeIPv4Network, net.ParseIP(job.Getenv("RequestedIP")))
	if err != nil {
		return job.Error(err)
	}
	mac, err := net.ParseMAC(job.Getenv("RequestedMac"))
	if err != nil {
		mac = generateMacAddr(ip)
	}
	currentInterfaces.set(job.Args[0], ip)

	size, _ := bridgeIPv4Network.Mask.Size()
	out := &engine.Env{}
	out.Set("IP", ip.String())
	out.Set("Mask", bridgeIPv4Network.Mask.String())
	out.Set("Gateway", bridgeIPv4Network.IP.String())
	out.Set("MacAddress", mac.String())
	out.Set("Bridge", bridgeIface)
	out.SetInt("IPPrefixLen", size)
	if _, err := out.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// Release is the handler of the job `release_interface`: it gives the address
// of a container back.
func Release(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s CONTAINER", job.Name)
	}
	ip := currentInterfaces.take(job.Args[0])
	if ip == nil {
		return job.Errorf("No network information to release for %s", job.Args[0])
	}
	if err := ipallocator.ReleaseIP(bridgeIPv4Network, ip); err != nil {
		log.Infof("Unable to release IPv4 %s", err)
	}
	return engine.StatusOK
}

// RequestPort takes a port of the host for the caller alone.
func RequestPort(ip net.IP, proto string, port int) (int, error) {
	return allocator.RequestPort(ip, proto, port)
}
