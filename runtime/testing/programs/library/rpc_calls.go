// Methods called over connections, in gob and JSON.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
)

type Args struct{ A, B int }
type Reply struct{ C int }
type Arith int

func (t *Arith) Add(args Args, reply *Reply) error { reply.C = args.A + args.B; return nil }
func (t *Arith) Div(args *Args, reply *Reply) error {
	if args.B == 0 {
		return errors.New("divide by zero")
	}
	reply.C = args.A / args.B
	return nil
}
func (t *Arith) List(n int, reply *[]string) error {
	for i := 0; i < n; i++ {
		*reply = append(*reply, fmt.Sprint(i))
	}
	return nil
}
func (t *Arith) Map(n int, reply *map[string]int) error { (*reply)["n"] = n; return nil }
func (t *Arith) private()                               {}
func (t *Arith) Other(a int) error                      { return nil }

type hidden int

func (hidden) M(a int, b *int) error { return nil }

func use(name string, c *rpc.Client) {
	var r Reply
	fmt.Println(name, c.Call("Arith.Add", Args{7, 8}, &r), r)
	err := c.Call("Arith.Div", &Args{7, 0}, &r)
	_, ok := err.(rpc.ServerError)
	fmt.Println(err, ok, r)
	var list []string
	var m map[string]int
	fmt.Println(c.Call("Arith.List", 3, &list), list, c.Call("Arith.Map", 3, &m), m)
	fmt.Println(c.Call("Arith.None", 1, &r), c.Call("None.X", 1, &r), c.Call("nodot", 1, &r))
	fmt.Println(c.Call("Arith.Add", "text", &r))
	calls := make([]*rpc.Call, 5)
	for i := range calls {
		calls[i] = c.Go("Arith.Add", Args{i, i}, new(Reply), nil)
	}
	for _, call := range calls {
		done := <-call.Done
		fmt.Print(done.Error, " ", done.Reply.(*Reply).C, " ", done.ServiceMethod, "; ")
	}
	fmt.Println(c.Close(), c.Close(), c.Call("Arith.Add", Args{1, 2}, &r))
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	a := new(Arith)
	fmt.Println(rpc.Register(a), rpc.Register(a), rpc.RegisterName("Other", a))
	fmt.Println(rpc.Register(hidden(1)), rpc.Register(Arith(1)), rpc.RegisterName("h", struct{}{}))
	one, two := net.Pipe()
	go rpc.ServeConn(two)
	use("gob", rpc.NewClient(one))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go jsonrpc.ServeConn(conn)
		}
	}()
	c, err := jsonrpc.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	use("json", c)
	raw, err := net.Dial("tcp", l.Addr().String())
	b := make([]byte, 1000)
	for _, req := range []string{`{"method": "Arith.Add", "id": "x", "params": [{"A": 1, "B": 2}]}`, `{"method":"Arith.Nope","id":[1]}`, `{"method":"Arith.Add","id":null}`} {
		io.WriteString(raw, req)
		n, err := raw.Read(b)
		fmt.Printf("%q %v\n", b[:n], err)
	}
	raw.Close()
	l.Close()
	rpc.HandleHTTP()
	l, err = net.Listen("tcp", "127.0.0.1:0")
	go http.Serve(l, nil)
	c, err = rpc.DialHTTP("tcp", l.Addr().String())
	fmt.Println(err)
	use("http", c)
	_, err = rpc.DialHTTPPath("tcp", l.Addr().String(), "/none")
	fmt.Println(err != nil)
	resp, err := http.Get("http://" + l.Addr().String() + rpc.DefaultRPCPath)
	fmt.Println(resp.StatusCode, err)
}
