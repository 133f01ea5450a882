// Reconstructs api/utils.go of Swarm 1.2.0: errors as answers, the two ways to pass a request on to an engine, and parameters of a query; leaves out the timeouts of a sealed dial, which no caller sets.

package api

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
)

// httpError answers with an error, and writes it to the log.
func httpError(w http.ResponseWriter, err string, status int) {
	log.WithField("status", status).Errorf("HTTP error: %v", err)
	http.Error(w, err, status)
}

// sendJSONMessage sends a line of progress. The empty progressDetail has to be
// there: the client draws nothing without it.
func sendJSONMessage(w io.Writer, id, status string) {
	json.NewEncoder(w).Encode(struct {
		ID       string   `json:"id,omitempty"`
		Status   string   `json:"status,omitempty"`
		Progress struct{} `json:"progressDetail"`
	}{ID: id, Status: status})
}

// sendErrorJSONMessage sends the line that tells a client that something failed,
// when the status has long been sent.
func sendErrorJSONMessage(w io.Writer, errorCode int, errorMessage string) {
	type detail struct {
		Code    int    `json:"code,omitempty"`
		Message string `json:"message,omitempty"`
	}
	json.NewEncoder(w).Encode(struct {
		ErrorMsg string `json:"error,omitempty"`
		Error    detail `json:"errorDetail"`
	}{errorMessage, detail{errorCode, errorMessage}})
}

// getContainerFromVars finds the container that a route speaks of: by name, or by
// an exec of its. The name is empty if it was an exec. With an error, a container
// tells that it is there but its engine is not healthy.
func getContainerFromVars(c *context, vars map[string]string) (string, *cluster.Container, error) {
	if name, ok := vars["name"]; ok {
		container := c.cluster.Container(name)
		if container == nil {
			return name, nil, fmt.Errorf("No such container: %s", name)
		}
		if !container.Engine.IsHealthy() {
			return name, container, fmt.Errorf("Container %s running on unhealthy node %s", name, container.Engine.Name)
		}
		return name, container, nil
	}
	id, ok := vars["execid"]
	if !ok {
		return "", nil, errors.New("Not found")
	}
	for _, container := range c.cluster.Containers() {
		for _, execID := range container.Info.ExecIDs {
			if execID == id {
				return "", container, nil
			}
		}
	}
	return "", nil, fmt.Errorf("Exec %s not found", id)
}

// copyHeader adds what src has to dst.
func copyHeader(dst, src http.Header) {
	for name, values := range src {
		for _, value := range values {
			dst.Add(name, value)
		}
	}
}

// proxyAsync sends the request itself on to an engine, with another host, and the
// engine's answer back, a piece at a time. When that has ended it calls callback.
// An error means that nothing has been answered yet.
func proxyAsync(engine *cluster.Engine, w http.ResponseWriter, r *http.Request, callback func(*http.Response)) error {
	r.RequestURI = "" // a client may not set it

	client, scheme, err := engine.HTTPClientAndScheme()
	if err != nil {
		return err
	}
	r.URL.Scheme, r.URL.Host = scheme, engine.Addr
	log.WithFields(log.Fields{"method": r.Method, "url": r.URL}).Debug("Proxy request")

	resp, err := client.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	copyHeader(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	io.Copy(NewWriteFlusher(w), resp.Body)
	if callback != nil {
		callback(resp)
	}
	return nil
}

// proxy sends the request on to an engine, and its answer back.
func proxy(engine *cluster.Engine, w http.ResponseWriter, r *http.Request) error {
	return proxyAsync(engine, w, r, nil)
}

// tlsClientConn is a sealed connection that can be closed in one direction.
type tlsClientConn struct {
	*tls.Conn
	rawConn net.Conn
}

// CloseWrite closes the way out of the connection beneath the seal.
func (c *tlsClientConn) CloseWrite() error {
	half, ok := c.rawConn.(interface {
		CloseWrite() error
	})
	if !ok {
		return nil
	}
	log.Debug("Calling CloseWrite on Hijacked TLS Conn")
	return half.CloseWrite()
}

// tlsDialWithDialer dials and shakes hands. tls.Dial would keep the connection
// beneath to itself, and with it the way to close half of it.
func tlsDialWithDialer(dialer *net.Dialer, network, addr string, config *tls.Config) (net.Conn, error) {
	rawConn, err := dialer.Dial(network, addr)
	if err != nil {
		return nil, err
	}
	if tcp, ok := rawConn.(*net.TCPConn); ok {
		// Attached to a silent container, nothing may pass for hours.
		tcp.SetKeepAlive(true)
		tcp.SetKeepAlivePeriod(30 * time.Second)
	}
	if config.ServerName == "" {
		config = config.Clone()
		config.ServerName = addr
		if colon := strings.LastIndex(addr, ":"); colon >= 0 {
			config.ServerName = addr[:colon]
		}
	}
	conn := tls.Client(rawConn, config)
	if err := conn.Handshake(); err != nil {
		rawConn.Close()
		return nil, err
	}
	return &tlsClientConn{conn, rawConn}, nil
}

// dialHijack connects to an engine, or to another manager.
func dialHijack(tlsConfig *tls.Config, addr string) (net.Conn, error) {
	if tlsConfig != nil {
		return tlsDialWithDialer(&net.Dialer{}, "tcp", addr, tlsConfig)
	}
	return net.Dial("tcp", addr)
}

// hijack takes the client's connection from net/http, makes one of its own to
// addr, writes the request on it, and then only copies bytes, both ways.
func hijack(tlsConfig *tls.Config, addr string, w http.ResponseWriter, r *http.Request) error {
	if i := strings.Index(addr, "://"); i >= 0 {
		addr = addr[i+len("://"):]
	}
	log.WithField("addr", addr).Debug("Proxy hijack request")

	d, err := dialHijack(tlsConfig, addr)
	if err != nil {
		return err
	}
	defer d.Close()
	hj, ok := w.(http.Hijacker)
	if !ok {
		return nil
	}
	nc, _, err := hj.Hijack()
	if err != nil {
		return err
	}
	defer nc.Close()
	if err := r.Write(d); err != nil {
		return err
	}

	inDone, outDone := make(chan struct{}), make(chan struct{})
	cp := func(dst io.Writer, src io.Reader, chDone chan struct{}) {
		io.Copy(dst, src)
		half, ok := dst.(interface {
			CloseWrite() error
		})
		if ok {
			half.CloseWrite()
		}
		close(chDone)
	}
	go cp(d, nc, inDone)
	go cp(nc, d, outDone)

	// A client that has no more to say may still want to hear; an engine that has
	// ended has nobody to hear the client.
	select {
	case <-inDone:
		<-outDone
	case <-outDone:
		nc.Close()
		<-inDone
	}
	return nil
}

// boolValue reads a parameter as Docker does: anything but "", 0, no, false and none is true.
func boolValue(r *http.Request, k string) bool {
	switch strings.ToLower(strings.TrimSpace(r.FormValue(k))) {
	case "", "0", "no", "false", "none":
		return false
	}
	return true
}

// intValueOrZero reads a number; anything else is 0.
func intValueOrZero(r *http.Request, k string) int {
	if n, err := strconv.Atoi(r.FormValue(k)); err == nil {
		return n
	}
	return 0
}

// int64ValueOrZero reads a number of 64 bits; anything else is 0.
func int64ValueOrZero(r *http.Request, k string) int64 {
	if n, err := strconv.ParseInt(r.FormValue(k), 10, 64); err == nil {
		return n
	}
	return 0
}

// tagHasDigest tells a digest, sha256:…, from a tag.
func tagHasDigest(tag string) bool {
	return strings.Contains(tag, ":")
}
