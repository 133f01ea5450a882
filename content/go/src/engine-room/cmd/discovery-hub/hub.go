// What the service remembers, and how it forgets.

package main

import (
	"crypto/rand"
	"encoding/hex"
	"sort"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
)

// report is that a machine is there: it counts until the timer's time, or
// for good without a timer.
type report struct {
	timer *time.Timer
}

// stop keeps the timer from going off.
func (r *report) stop() {
	if r != nil && r.timer != nil {
		r.timer.Stop()
	}
}

// cluster holds the last report of each address.
type cluster map[string]*report

// hub holds the clusters by token.
type hub struct {
	mu       sync.Mutex
	clusters map[string]cluster
}

func newHub() *hub {
	return &hub{clusters: make(map[string]cluster)}
}

// create begins a cluster under a token that can't be guessed.
func (h *hub) create() (string, error) {
	secret := make([]byte, 16)
	if _, err := rand.Read(secret); err != nil {
		return "", err
	}
	token := hex.EncodeToString(secret)

	h.mu.Lock()
	h.clusters[token] = make(cluster)
	h.mu.Unlock()
	log.WithField("token", token).Info("New cluster")
	return token, nil
}

// register remembers an address for ttl, counted anew from now; for good if
// ttl is 0. It is false if there is no such cluster.
func (h *hub) register(token, addr string, ttl time.Duration) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	known, ok := h.clusters[token]
	if !ok {
		return false
	}
	known[addr].stop()
	last := &report{}
	if ttl > 0 {
		last.timer = time.AfterFunc(ttl, func() { h.forget(token, addr, last) })
	}
	known[addr] = last
	log.WithFields(log.Fields{"addr": addr, "ttl": ttl}).Info("Registered")
	return true
}

// forget is what a timer does when its time is over, unless there has been
// another report meanwhile.
func (h *hub) forget(token, addr string, last *report) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.clusters[token][addr] != last {
		return
	}
	delete(h.clusters[token], addr)
	log.WithField("addr", addr).Info("Not heard of in time, forgotten")
}

// list gives the addresses in order, and false if there is no such cluster.
func (h *hub) list(token string) ([]string, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	known, ok := h.clusters[token]
	addrs := []string{}
	for addr := range known {
		addrs = append(addrs, addr)
	}
	sort.Strings(addrs)
	return addrs, ok
}

// remove forgets one address, or the whole cluster if addr is empty.
func (h *hub) remove(token, addr string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	known, ok := h.clusters[token]
	for each, last := range known {
		if addr == "" || addr == each {
			last.stop()
			delete(known, each)
		}
	}
	if addr == "" {
		delete(h.clusters, token)
	}
	return ok
}
