// Reconstructs api/common.go of Docker 1.6.2: what client and server agree on, and ports for people; leaves out the trust key.

// Package api is what the client and the server of the remote API share.
package api

import (
	"fmt"
	"mime"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/pkg/version"
)

// The version of the API and where a daemon is looked for.
const (
	APIVERSION        version.Version = "1.18"
	DEFAULTHTTPHOST                   = "127.0.0.1"
	DEFAULTUNIXSOCKET                 = "/var/run/docker.sock"
)

// ValidateHost completes the address of a daemon, or says what is wrong with it.
func ValidateHost(val string) (string, error) {
	host, err := parsers.ParseHost(DEFAULTHTTPHOST, DEFAULTUNIXSOCKET, val)
	if err != nil {
		return val, err
	}
	return host, nil
}

// portRange is ports of the same kind without a gap between them.
type portRange struct {
	key         string
	start, last int
}

// DisplayablePorts writes a table of ports as one line. Ports that follow each
// other and are published under their own number become a range; those that
// are published under another number are written one by one, at the end.
func DisplayablePorts(ports *engine.Table) string {
	var result, mappings []string
	var keys []string // in the order in which they turn up
	open := make(map[string]*portRange)
	ports.SetKey("PrivatePort")
	ports.Sort()
	for _, port := range ports.Data {
		private := port.GetInt("PrivatePort")
		public := port.GetInt("PublicPort")
		ip := port.Get("IP")
		key := port.Get("Type")
		if ip != "" && public != private {
			mappings = append(mappings, fmt.Sprintf("%s:%d->%d/%s", ip, public, private, key))
			continue
		}
		if ip != "" {
			key = ip + "/" + key
		}
		group := open[key]
		switch {
		case group == nil:
			open[key] = &portRange{key, private, private}
			keys = append(keys, key)
		case private == group.last+1:
			group.last = private
		default:
			result = append(result, FormGroup(key, group.start, group.last))
			group.start, group.last = private, private
		}
	}
	for _, key := range keys {
		result = append(result, FormGroup(key, open[key].start, open[key].last))
	}
	return strings.Join(append(result, mappings...), ", ")
}

// FormGroup writes a range of ports; the key is the protocol, with the host's
// address in front if the ports are published.
func FormGroup(key string, start, last int) string {
	group := fmt.Sprint(start)
	if last != start {
		group = fmt.Sprintf("%d-%d", start, last)
	}
	i := strings.Index(key, "/")
	if i < 0 {
		return group + "/" + key
	}
	ip, proto := key[:i], key[i+1:]
	return ip + ":" + group + "->" + group + "/" + proto
}

// MatchesContentType tells whether a header is of the expected type, whatever
// parameters it has.
func MatchesContentType(contentType, expectedType string) bool {
	mimetype, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		log.Errorf("Error parsing media type: %s error: %v", contentType, err)
	}
	return err == nil && mimetype == expectedType
}
