// Reconstructs cluster/options.go of Swarm 1.2.0: what --cluster-opt gives a driver; leaves out nothing.

package cluster

import (
	"net"
	"os"
	"strconv"
	"strings"
)

// DriverOpts are the options of a driver, each key=value.
type DriverOpts []string

// String is the value of key, or of a variable of the environment; and whether
// there is one.
func (do DriverOpts) String(key, env string) (string, bool) {
	for _, opt := range do {
		parts := strings.SplitN(opt, "=", 2)
		if parts[0] == key && len(parts) == 2 {
			return parts[1], true
		}
	}
	value := os.Getenv(env)
	return value, value != ""
}

// Int is String as a number; what is none is 0.
func (do DriverOpts) Int(key, env string) (int64, bool) {
	value, set := do.String(key, env)
	number, _ := strconv.ParseInt(value, 0, 64)
	return number, set
}

// Uint is String as a number that is not negative; what is none is 0.
func (do DriverOpts) Uint(key, env string) (uint64, bool) {
	value, set := do.String(key, env)
	number, _ := strconv.ParseUint(value, 0, 64)
	return number, set
}

// Float is String as a number; what is none is 0.
func (do DriverOpts) Float(key, env string) (float64, bool) {
	value, set := do.String(key, env)
	number, _ := strconv.ParseFloat(value, 64)
	return number, set
}

// IP is String as an address; what is none is nil.
func (do DriverOpts) IP(key, env string) (net.IP, bool) {
	value, set := do.String(key, env)
	return net.ParseIP(value), set
}

// Bool is String as a truth; what is none is false.
func (do DriverOpts) Bool(key, env string) (bool, bool) {
	value, set := do.String(key, env)
	truth, _ := strconv.ParseBool(value)
	return truth, set
}
