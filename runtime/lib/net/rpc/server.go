// The side that is called.

// Package rpc calls methods of objects over a connection.
package rpc

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"reflect"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Where HandleHTTP serves.
const (
	DefaultRPCPath   = "/_goRPC_"
	DefaultDebugPath = "/debug/rpc"
)

const connected = "200 Connected to Go RPC"

// Request is what stands before the argument of a call.
type Request struct {
	ServiceMethod string // Service.Method
	Seq           uint64 // chosen by the client
	next          *Request
}

// Response is what stands before the reply.
type Response struct {
	ServiceMethod string // the request's
	Seq           uint64
	Error         string
	next          *Response
}

// ServerCodec reads requests and writes responses. A body that is nil is read
// and thrown away. Close may be called more than once.
type ServerCodec interface {
	ReadRequestHeader(*Request) error
	ReadRequestBody(interface{}) error
	WriteResponse(*Response, interface{}) error
	Close() error
}

type method struct {
	reflect.Method
	arg, reply reflect.Type

	mu    sync.Mutex
	calls uint
}

type service struct {
	name    string
	rcvr    reflect.Value
	typ     reflect.Type
	methods map[string]*method
}

// Server has objects that can be called.
type Server struct {
	services sync.Map // *service by name
}

// DefaultServer is what the functions of the package use.
var DefaultServer = NewServer()

// NewServer gives a server without objects.
func NewServer() *Server { return &Server{} }

var errorType = reflect.TypeOf((*error)(nil)).Elem()

func exported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

func usable(t reflect.Type) bool {
	for t.Kind() == reflect.Ptr {
		t = t.Elem()
	}
	return exported(t.Name()) || t.PkgPath() == ""
}

// Register makes an object's methods callable under its type's name: those that
// are exported, take an argument and a pointer for the reply, and give an error.
func (server *Server) Register(rcvr interface{}) error { return server.register(rcvr, "") }

// RegisterName does so under another name.
func (server *Server) RegisterName(name string, rcvr interface{}) error {
	return server.register(rcvr, name)
}

func (server *Server) register(rcvr interface{}, name string) error {
	s := &service{typ: reflect.TypeOf(rcvr), rcvr: reflect.ValueOf(rcvr)}
	s.name = name
	if name == "" {
		s.name = reflect.Indirect(s.rcvr).Type().Name()
		if s.name == "" {
			err := "rpc.Register: no service name for type " + s.typ.String()
			log.Print(err)
			return errors.New(err)
		}
		if !exported(s.name) {
			err := "rpc.Register: type " + s.name + " is not exported"
			log.Print(err)
			return errors.New(err)
		}
	}
	s.methods = methodsOf(s.typ)
	if len(s.methods) == 0 {
		err := "rpc.Register: type " + s.name + " has no exported methods of suitable type"
		if len(methodsOf(reflect.PtrTo(s.typ))) != 0 {
			err += " (hint: pass a pointer to value of that type)"
		}
		log.Print(err)
		return errors.New(err)
	}
	if _, taken := server.services.LoadOrStore(s.name, s); taken {
		return errors.New("rpc: service already defined: " + s.name)
	}
	return nil
}

// methodsOf finds what can be called.
func methodsOf(t reflect.Type) map[string]*method {
	found := map[string]*method{}
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		if m.PkgPath != "" || m.Type.NumIn() != 3 || m.Type.NumOut() != 1 {
			continue
		}
		arg, reply := m.Type.In(1), m.Type.In(2)
		if !usable(arg) || reply.Kind() != reflect.Ptr || !usable(reply) || m.Type.Out(0) != errorType {
			continue
		}
		found[m.Name] = &method{Method: m, arg: arg, reply: reply}
	}
	return found
}

// invalidRequest stands for a reply where there is none.
var invalidRequest = struct{}{}

// respond writes a response, one at a time.
func respond(sending *sync.Mutex, req *Request, reply interface{}, codec ServerCodec, problem string) {
	resp := &Response{ServiceMethod: req.ServiceMethod, Seq: req.Seq}
	if problem != "" {
		resp.Error = problem
		reply = invalidRequest
	}
	sending.Lock()
	codec.WriteResponse(resp, reply)
	sending.Unlock()
}

func (s *service) call(m *method, req *Request, arg, reply reflect.Value, codec ServerCodec, sending *sync.Mutex) {
	m.mu.Lock()
	m.calls++
	m.mu.Unlock()
	out := m.Func.Call([]reflect.Value{s.rcvr, arg, reply})
	problem := ""
	if err := out[0].Interface(); err != nil {
		problem = err.(error).Error()
	}
	respond(sending, req, reply.Interface(), codec, problem)
}

// gobCodec speaks gob.
type gobCodec struct {
	rwc    io.ReadWriteCloser
	dec    *gob.Decoder
	enc    *gob.Encoder
	buf    *bufio.Writer
	closed bool
}

func newGobCodec(conn io.ReadWriteCloser) *gobCodec {
	buf := bufio.NewWriter(conn)
	return &gobCodec{rwc: conn, dec: gob.NewDecoder(conn), enc: gob.NewEncoder(buf), buf: buf}
}

func (c *gobCodec) ReadRequestHeader(r *Request) error     { return c.dec.Decode(r) }
func (c *gobCodec) ReadRequestBody(body interface{}) error { return c.dec.Decode(body) }

func (c *gobCodec) WriteResponse(r *Response, body interface{}) error {
	for i, part := range []interface{}{r, body} {
		if err := c.enc.Encode(part); err != nil {
			if c.buf.Flush() == nil {
				// Gob could not: the client would wait for ever.
				log.Println("rpc: gob error encoding "+[]string{"response", "body"}[i]+":", err)
				c.Close()
			}
			return err
		}
	}
	return c.buf.Flush()
}

func (c *gobCodec) Close() error {
	if c.closed {
		return nil
	}
	c.closed = true
	return c.rwc.Close()
}

// ServeConn serves one connection in gob, until the client hangs up.
func (server *Server) ServeConn(conn io.ReadWriteCloser) { server.ServeCodec(newGobCodec(conn)) }

// ServeCodec serves one connection; calls run side by side.
func (server *Server) ServeCodec(codec ServerCodec) {
	sending := new(sync.Mutex)
	var running sync.WaitGroup
	for {
		s, m, req, arg, reply, more, err := server.read(codec)
		if err != nil {
			if !more {
				break
			}
			if req != nil {
				respond(sending, req, invalidRequest, codec, err.Error())
			}
			continue
		}
		running.Add(1)
		go func() {
			defer running.Done()
			s.call(m, req, arg, reply, codec, sending)
		}()
	}
	running.Wait()
	codec.Close()
}

// ServeRequest serves one request and waits for it; the codec stays open.
func (server *Server) ServeRequest(codec ServerCodec) error {
	sending := new(sync.Mutex)
	s, m, req, arg, reply, more, err := server.read(codec)
	if err != nil {
		if more && req != nil {
			respond(sending, req, invalidRequest, codec, err.Error())
		}
		return err
	}
	s.call(m, req, arg, reply, codec, sending)
	return nil
}

// read reads a request; more tells whether others can follow after an error.
func (server *Server) read(codec ServerCodec) (s *service, m *method, req *Request, arg, reply reflect.Value, more bool, err error) {
	req = &Request{}
	if err = codec.ReadRequestHeader(req); err != nil {
		req = nil
		if err != io.EOF && err != io.ErrUnexpectedEOF {
			err = errors.New("rpc: server cannot decode request: " + err.Error())
		}
		return
	}
	more = true
	dot := strings.LastIndex(req.ServiceMethod, ".")
	if dot < 0 {
		err = errors.New("rpc: service/method request ill-formed: " + req.ServiceMethod)
	} else if found, ok := server.services.Load(req.ServiceMethod[:dot]); !ok {
		err = errors.New("rpc: can't find service " + req.ServiceMethod)
	} else {
		s = found.(*service)
		if m = s.methods[req.ServiceMethod[dot+1:]]; m == nil {
			err = errors.New("rpc: can't find method " + req.ServiceMethod)
		}
	}
	if err != nil {
		codec.ReadRequestBody(nil)
		return
	}
	byValue := m.arg.Kind() != reflect.Ptr
	if byValue {
		arg = reflect.New(m.arg)
	} else {
		arg = reflect.New(m.arg.Elem())
	}
	if err = codec.ReadRequestBody(arg.Interface()); err != nil {
		return
	}
	if byValue {
		arg = arg.Elem()
	}
	reply = reflect.New(m.reply.Elem())
	switch m.reply.Elem().Kind() {
	case reflect.Map:
		reply.Elem().Set(reflect.MakeMap(m.reply.Elem()))
	case reflect.Slice:
		reply.Elem().Set(reflect.MakeSlice(m.reply.Elem(), 0, 0))
	}
	return
}

// Accept serves each connection that comes, until the listener ends.
func (server *Server) Accept(lis net.Listener) {
	for {
		conn, err := lis.Accept()
		if err != nil {
			log.Print("rpc.Serve: accept:", err.Error())
			return
		}
		go server.ServeConn(conn)
	}
}

// Register registers with DefaultServer.
func Register(rcvr interface{}) error { return DefaultServer.Register(rcvr) }

// RegisterName registers with DefaultServer.
func RegisterName(name string, rcvr interface{}) error {
	return DefaultServer.RegisterName(name, rcvr)
}

// ServeConn serves with DefaultServer.
func ServeConn(conn io.ReadWriteCloser) { DefaultServer.ServeConn(conn) }

// ServeCodec serves with DefaultServer.
func ServeCodec(codec ServerCodec) { DefaultServer.ServeCodec(codec) }

// ServeRequest serves with DefaultServer.
func ServeRequest(codec ServerCodec) error { return DefaultServer.ServeRequest(codec) }

// Accept serves with DefaultServer.
func Accept(lis net.Listener) { DefaultServer.Accept(lis) }

// ServeHTTP takes over the connection of a CONNECT request.
func (server *Server) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if req.Method != "CONNECT" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusMethodNotAllowed)
		io.WriteString(w, "405 must CONNECT\n")
		return
	}
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		log.Print("rpc hijacking ", req.RemoteAddr, ": ", err.Error())
		return
	}
	io.WriteString(conn, "HTTP/1.0 "+connected+"\n\n")
	server.ServeConn(conn)
}

// HandleHTTP serves at one path of http.DefaultServeMux, and shows at another
// what can be called.
func (server *Server) HandleHTTP(rpcPath, debugPath string) {
	http.Handle(rpcPath, server)
	http.Handle(debugPath, page{server})
}

// HandleHTTP serves with DefaultServer at the usual paths.
func HandleHTTP() { DefaultServer.HandleHTTP(DefaultRPCPath, DefaultDebugPath) }

// page lists a server's methods.
type page struct{ *Server }

func (p page) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	var services []*service
	p.services.Range(func(_, s interface{}) bool {
		services = append(services, s.(*service))
		return true
	})
	sort.Slice(services, func(i, j int) bool { return services[i].name < services[j].name })
	fmt.Fprintln(w, "<html>\n<body>\n<title>Services</title>")
	for _, s := range services {
		var names []string
		for name := range s.methods {
			names = append(names, name)
		}
		sort.Strings(names)
		fmt.Fprintf(w, "<hr>\nService %s\n<hr>\n<table>\n<th align=center>Method</th><th align=center>Calls</th>\n", s.name)
		for _, name := range names {
			m := s.methods[name]
			m.mu.Lock()
			fmt.Fprintf(w, "<tr>\n<td align=left font=fixed>%s(%s, %s) error</td>\n<td align=center>%d</td>\n</tr>\n", name, m.arg, m.reply, m.calls)
			m.mu.Unlock()
		}
		fmt.Fprintln(w, "</table>")
	}
	fmt.Fprintln(w, "</body>\n</html>")
}
