// The client of the simulated key-value store: what libkv's interface asks for, over HTTP. Ours, no reconstruction.

// Package kvstore is one key-value store, its server and its client, that
// stands for consul, etcd and ZooKeeper.
package kvstore

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/docker/libkv/store"
)

// requestTimeout is how long the client waits for an answer. libkv's client of
// etcd waits as long for the beginning of one.
const requestTimeout = 3 * time.Second

// Client asks a store. It implements store.Store.
type Client struct {
	endpoints []string
	// quick is for requests that are answered at once, patient for those that
	// wait for a change.
	quick, patient *http.Client
}

// NewClient makes a client of the store at one of addrs. Nothing is asked yet.
func NewClient(addrs []string, options *store.Config) *Client {
	scheme, timeout := "http", requestTimeout
	transport := &http.Transport{Dial: (&net.Dialer{Timeout: requestTimeout}).Dial}
	if options != nil && options.TLS != nil {
		scheme = "https"
		transport.TLSClientConfig = options.TLS
	}
	if options != nil && options.ConnectionTimeout != 0 {
		timeout = options.ConnectionTimeout
	}
	return &Client{
		endpoints: store.CreateEndpoints(addrs, scheme),
		quick:     &http.Client{Transport: transport, Timeout: timeout},
		patient:   &http.Client{Transport: transport, Timeout: waitTime + timeout},
	}
}

// do sends a request to the first endpoint that answers. The status says what
// came of it; into, if not nil, is filled from the body of a 200.
func (c *Client) do(method, key, query string, value []byte, into interface{}) (status int, index uint64, err error) {
	client := c.quick
	if strings.Contains(query, "wait=") {
		client = c.patient
	}
	for _, endpoint := range c.endpoints {
		var req *http.Request
		req, err = http.NewRequest(method, endpoint+keysPath+plain(key)+query, strings.NewReader(string(value)))
		if err != nil {
			return 0, 0, err
		}
		var resp *http.Response
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		index, _ = strconv.ParseUint(resp.Header.Get(indexHeader), 10, 64)
		if resp.StatusCode == http.StatusOK && into != nil {
			err = json.NewDecoder(resp.Body).Decode(into)
		}
		ioutil.ReadAll(resp.Body)
		return resp.StatusCode, index, err
	}
	return 0, 0, err
}

// plain is a key without the slashes around it.
func plain(key string) string { return strings.Trim(key, "/") }

func pairOf(key string, node Node) *store.KVPair {
	return &store.KVPair{Key: key, Value: []byte(node.Value), LastIndex: node.Index}
}

// outcome turns a status into the error that libkv has for it.
func outcome(status int, err error) error {
	switch {
	case err != nil:
		return err
	case status == http.StatusNotFound:
		return store.ErrKeyNotFound
	case status == http.StatusPreconditionFailed:
		return store.ErrKeyModified
	case status >= 400:
		return fmt.Errorf("store: %s", http.StatusText(status))
	}
	return nil
}

// Put writes a key.
func (c *Client) Put(key string, value []byte, options *store.WriteOptions) error {
	status, _, err := c.do("PUT", key, "?"+query(options), value, nil)
	return outcome(status, err)
}

func query(options *store.WriteOptions) string {
	var parts []string
	if options != nil && options.TTL > 0 {
		parts = append(parts, "ttl="+options.TTL.String())
	}
	if options != nil && options.IsDir {
		parts = append(parts, "dir")
	}
	return strings.Join(parts, "&")
}

// Get reads a key.
func (c *Client) Get(key string) (*store.KVPair, error) {
	pair, _, err := c.get(key)
	return pair, err
}

// get also says how far the store is.
func (c *Client) get(key string) (*store.KVPair, uint64, error) {
	var node Node
	status, index, err := c.do("GET", key, "", nil, &node)
	if err = outcome(status, err); err != nil {
		return nil, index, err
	}
	return pairOf(key, node), index, nil
}

// Delete removes a key.
func (c *Client) Delete(key string) error {
	status, _, err := c.do("DELETE", key, "", nil, nil)
	return outcome(status, err)
}

// Exists tells whether there is such a key.
func (c *Client) Exists(key string) (bool, error) {
	_, err := c.Get(key)
	if err == store.ErrKeyNotFound {
		return false, nil
	}
	return err == nil, err
}

// List gives the keys below a directory.
func (c *Client) List(directory string) ([]*store.KVPair, error) {
	pairs, _, err := c.list(directory)
	return pairs, err
}

func (c *Client) list(directory string) ([]*store.KVPair, uint64, error) {
	var nodes []Node
	status, index, err := c.do("GET", directory, "?list", nil, &nodes)
	if err = outcome(status, err); err != nil {
		return nil, index, err
	}
	pairs := []*store.KVPair{}
	for _, node := range nodes {
		pairs = append(pairs, pairOf(node.Key, node))
	}
	return pairs, index, nil
}

// DeleteTree removes a directory and all below it.
func (c *Client) DeleteTree(directory string) error {
	status, _, err := c.do("DELETE", directory, "?below", nil, nil)
	return outcome(status, err)
}

// AtomicPut writes a key if it is as previous says.
func (c *Client) AtomicPut(key string, value []byte, previous *store.KVPair, options *store.WriteOptions) (bool, *store.KVPair, error) {
	condition := "?absent&"
	if previous != nil {
		condition = fmt.Sprintf("?index=%d&", previous.LastIndex)
	}
	var node Node
	status, _, err := c.do("PUT", key, condition+query(options), value, &node)
	if err == nil && status == http.StatusPreconditionFailed && previous == nil {
		return false, nil, store.ErrKeyExists
	}
	if err = outcome(status, err); err != nil {
		return false, nil, err
	}
	return true, pairOf(key, node), nil
}

// AtomicDelete removes a key if it is as previous says.
func (c *Client) AtomicDelete(key string, previous *store.KVPair) (bool, error) {
	if previous == nil {
		return false, store.ErrPreviousNotSpecified
	}
	status, _, err := c.do("DELETE", key, fmt.Sprintf("?index=%d", previous.LastIndex), nil, nil)
	err = outcome(status, err)
	return err == nil, err
}

// Close ends idle connections.
func (c *Client) Close() {
	if transport, ok := c.quick.Transport.(*http.Transport); ok {
		transport.CloseIdleConnections()
	}
}
