// JSON-RPC 1.0 as a codec, for both sides.

// Package jsonrpc makes package rpc speak JSON.
package jsonrpc

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/rpc"
	"sync"
)

var errMissingParams = errors.New("jsonrpc: request body missing params")

type serverCodec struct {
	dec *json.Decoder
	enc *json.Encoder
	c   io.Closer
	req serverRequest

	mu  sync.Mutex
	seq uint64
	ids map[uint64]*json.RawMessage // the clients' own, by our numbers
}

type serverRequest struct {
	Method string           `json:"method"`
	Params *json.RawMessage `json:"params"`
	Id     *json.RawMessage `json:"id"`
}

type serverResponse struct {
	Id     *json.RawMessage `json:"id"`
	Result interface{}      `json:"result"`
	Error  interface{}      `json:"error"`
}

// NewServerCodec speaks JSON with a client.
func NewServerCodec(conn io.ReadWriteCloser) rpc.ServerCodec {
	return &serverCodec{dec: json.NewDecoder(conn), enc: json.NewEncoder(conn), c: conn, ids: map[uint64]*json.RawMessage{}}
}

func (c *serverCodec) ReadRequestHeader(r *rpc.Request) error {
	c.req = serverRequest{}
	if err := c.dec.Decode(&c.req); err != nil {
		return err
	}
	r.ServiceMethod = c.req.Method
	// An id can be anything: ours stands for it until the answer.
	c.mu.Lock()
	c.seq++
	c.ids[c.seq] = c.req.Id
	c.req.Id = nil
	r.Seq = c.seq
	c.mu.Unlock()
	return nil
}

func (c *serverCodec) ReadRequestBody(x interface{}) error {
	if x == nil {
		return nil
	}
	if c.req.Params == nil {
		return errMissingParams
	}
	// The parameters are an array; there is one.
	params := [1]interface{}{x}
	return json.Unmarshal(*c.req.Params, &params)
}

var null = json.RawMessage("null")

func (c *serverCodec) WriteResponse(r *rpc.Response, x interface{}) error {
	c.mu.Lock()
	id, ok := c.ids[r.Seq]
	delete(c.ids, r.Seq)
	c.mu.Unlock()
	if !ok {
		return errors.New("invalid sequence number in response")
	}
	if id == nil {
		id = &null
	}
	resp := serverResponse{Id: id}
	if r.Error == "" {
		resp.Result = x
	} else {
		resp.Error = r.Error
	}
	return c.enc.Encode(resp)
}

func (c *serverCodec) Close() error { return c.c.Close() }

// ServeConn serves one connection with rpc.DefaultServer.
func ServeConn(conn io.ReadWriteCloser) { rpc.ServeCodec(NewServerCodec(conn)) }

type clientCodec struct {
	dec  *json.Decoder
	enc  *json.Encoder
	c    io.Closer
	resp clientResponse

	mu      sync.Mutex
	methods map[uint64]string // of calls under way
}

type clientRequest struct {
	Method string         `json:"method"`
	Params [1]interface{} `json:"params"`
	Id     uint64         `json:"id"`
}

type clientResponse struct {
	Id     uint64           `json:"id"`
	Result *json.RawMessage `json:"result"`
	Error  interface{}      `json:"error"`
}

// NewClientCodec speaks JSON with a server.
func NewClientCodec(conn io.ReadWriteCloser) rpc.ClientCodec {
	return &clientCodec{dec: json.NewDecoder(conn), enc: json.NewEncoder(conn), c: conn, methods: map[uint64]string{}}
}

func (c *clientCodec) WriteRequest(r *rpc.Request, param interface{}) error {
	c.mu.Lock()
	c.methods[r.Seq] = r.ServiceMethod
	c.mu.Unlock()
	return c.enc.Encode(&clientRequest{r.ServiceMethod, [1]interface{}{param}, r.Seq})
}

func (c *clientCodec) ReadResponseHeader(r *rpc.Response) error {
	c.resp = clientResponse{}
	if err := c.dec.Decode(&c.resp); err != nil {
		return err
	}
	c.mu.Lock()
	r.ServiceMethod = c.methods[c.resp.Id]
	delete(c.methods, c.resp.Id)
	c.mu.Unlock()
	r.Error = ""
	r.Seq = c.resp.Id
	if c.resp.Error != nil || c.resp.Result == nil {
		text, ok := c.resp.Error.(string)
		if !ok {
			return fmt.Errorf("invalid error %v", c.resp.Error)
		}
		if text == "" {
			text = "unspecified error"
		}
		r.Error = text
	}
	return nil
}

func (c *clientCodec) ReadResponseBody(x interface{}) error {
	if x == nil {
		return nil
	}
	return json.Unmarshal(*c.resp.Result, x)
}

func (c *clientCodec) Close() error { return c.c.Close() }

// NewClient calls over conn.
func NewClient(conn io.ReadWriteCloser) *rpc.Client {
	return rpc.NewClientWithCodec(NewClientCodec(conn))
}

// Dial connects to a server.
func Dial(network, address string) (*rpc.Client, error) {
	conn, err := net.Dial(network, address)
	if err != nil {
		return nil, err
	}
	return NewClient(conn), nil
}
