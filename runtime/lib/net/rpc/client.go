// The side that calls.

package rpc

import (
	"bufio"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
)

// ServerError is an error that the called method gave.
type ServerError string

func (e ServerError) Error() string { return string(e) }

// ErrShutdown is the error of calls when the connection is closed.
var ErrShutdown = errors.New("connection is shut down")

// Call is a call under way, or done.
type Call struct {
	ServiceMethod string
	Args          interface{}
	Reply         interface{} // a pointer
	Error         error
	Done          chan *Call // gets the call when it is done
}

// ClientCodec writes requests and reads responses. A body that is nil is read and
// thrown away.
type ClientCodec interface {
	WriteRequest(*Request, interface{}) error
	ReadResponseHeader(*Response) error
	ReadResponseBody(interface{}) error
	Close() error
}

// Client calls over one connection; many calls may be under way.
type Client struct {
	codec   ClientCodec
	sending sync.Mutex
	request Request

	mu       sync.Mutex
	seq      uint64
	pending  map[uint64]*Call
	closing  bool // by the user
	shutdown bool // by the server
}

// NewClient calls over conn in gob.
func NewClient(conn io.ReadWriteCloser) *Client {
	return NewClientWithCodec(&gobClient{newGobCodec(conn)})
}

// gobClient is the client's half of gob.
type gobClient struct{ c *gobCodec }

func (g *gobClient) WriteRequest(r *Request, body interface{}) error {
	if err := g.c.enc.Encode(r); err != nil {
		return err
	}
	if err := g.c.enc.Encode(body); err != nil {
		return err
	}
	return g.c.buf.Flush()
}

func (g *gobClient) ReadResponseHeader(r *Response) error    { return g.c.dec.Decode(r) }
func (g *gobClient) ReadResponseBody(body interface{}) error { return g.c.dec.Decode(body) }
func (g *gobClient) Close() error                            { return g.c.rwc.Close() }

// NewClientWithCodec calls with a codec of its own.
func NewClientWithCodec(codec ClientCodec) *Client {
	client := &Client{codec: codec, pending: map[uint64]*Call{}}
	go client.receive()
	return client
}

// DialHTTP connects to a server that HandleHTTP has at the usual path.
func DialHTTP(network, address string) (*Client, error) {
	return DialHTTPPath(network, address, DefaultRPCPath)
}

// DialHTTPPath connects to a server that HandleHTTP has at that path.
func DialHTTPPath(network, address, path string) (*Client, error) {
	conn, err := net.Dial(network, address)
	if err != nil {
		return nil, err
	}
	io.WriteString(conn, "CONNECT "+path+" HTTP/1.0\n\n")
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: "CONNECT"})
	switch {
	case err != nil:
	case answer.Status == connected:
		return NewClient(conn), nil
	default:
		err = errors.New("unexpected HTTP response: " + answer.Status)
	}
	conn.Close()
	return nil, &net.OpError{Op: "dial-http", Net: network + " " + address, Err: err}
}

// Dial connects to a server.
func Dial(network, address string) (*Client, error) {
	conn, err := net.Dial(network, address)
	if err != nil {
		return nil, err
	}
	return NewClient(conn), nil
}

// Close ends the connection; calls under way fail.
func (client *Client) Close() error {
	client.mu.Lock()
	if client.closing {
		client.mu.Unlock()
		return ErrShutdown
	}
	client.closing = true
	client.mu.Unlock()
	return client.codec.Close()
}

// Go begins a call. Its Done gets it when it is done: a channel with room, or nil
// for a new one.
func (client *Client) Go(serviceMethod string, args interface{}, reply interface{}, done chan *Call) *Call {
	if done == nil {
		done = make(chan *Call, 10)
	} else if cap(done) == 0 {
		log.Panic("rpc: done channel is unbuffered")
	}
	call := &Call{ServiceMethod: serviceMethod, Args: args, Reply: reply, Done: done}
	client.send(call)
	return call
}

// Call calls and waits.
func (client *Client) Call(serviceMethod string, args interface{}, reply interface{}) error {
	return (<-client.Go(serviceMethod, args, reply, make(chan *Call, 1)).Done).Error
}

func (client *Client) send(call *Call) {
	client.sending.Lock()
	defer client.sending.Unlock()
	client.mu.Lock()
	if client.shutdown || client.closing {
		client.mu.Unlock()
		call.Error = ErrShutdown
		call.done()
		return
	}
	seq := client.seq
	client.seq++
	client.pending[seq] = call
	client.mu.Unlock()
	client.request = Request{ServiceMethod: call.ServiceMethod, Seq: seq}
	if err := client.codec.WriteRequest(&client.request, call.Args); err != nil {
		if call := client.take(seq); call != nil {
			call.Error = err
			call.done()
		}
	}
}

// take gives the call of that number, which is pending no more.
func (client *Client) take(seq uint64) *Call {
	client.mu.Lock()
	defer client.mu.Unlock()
	call := client.pending[seq]
	delete(client.pending, seq)
	return call
}

func (call *Call) done() {
	select {
	case call.Done <- call:
	default:
		// The channel has too little room, which is its owner's mistake.
	}
}

// receive reads responses until the connection ends, which all that is pending
// then learns.
func (client *Client) receive() {
	var err error
	for err == nil {
		var response Response
		if err = client.codec.ReadResponseHeader(&response); err != nil {
			break
		}
		call := client.take(response.Seq)
		switch {
		case call == nil:
			// Its request was written in part only: there is nobody to tell.
			if err = client.codec.ReadResponseBody(nil); err != nil {
				err = errors.New("reading error body: " + err.Error())
			}
		case response.Error != "":
			call.Error = ServerError(response.Error)
			if err = client.codec.ReadResponseBody(nil); err != nil {
				err = errors.New("reading error body: " + err.Error())
			}
			call.done()
		default:
			if err = client.codec.ReadResponseBody(call.Reply); err != nil {
				call.Error = errors.New("reading body " + err.Error())
			}
			call.done()
		}
	}
	client.sending.Lock()
	client.mu.Lock()
	client.shutdown = true
	if err == io.EOF {
		if client.closing {
			err = ErrShutdown
		} else {
			err = io.ErrUnexpectedEOF
		}
	}
	for _, call := range client.pending {
		call.Error = err
		call.done()
	}
	client.mu.Unlock()
	client.sending.Unlock()
}
