// Handshake messages as bytes.

package tls

// builder writes numbers and lists.
type builder struct{ b []byte }

func (m *builder) number(size, n int) {
	for i := size - 1; i >= 0; i-- {
		m.b = append(m.b, byte(n>>uint(8*i)))
	}
}

// list writes bytes after their length.
func (m *builder) list(size int, b []byte) {
	m.number(size, len(b))
	m.b = append(m.b, b...)
}

// nested writes what f writes after its length.
func (m *builder) nested(size int, f func(*builder)) {
	var inner builder
	f(&inner)
	m.list(size, inner.b)
}

// reader reads numbers and lists; bad once it has come to its end.
type reader struct {
	b   []byte
	bad bool
}

func (m *reader) bytes(n int) []byte {
	if n > len(m.b) {
		m.bad = true
		m.b = nil
		return make([]byte, n)
	}
	b := m.b[:n]
	m.b = m.b[n:]
	return b
}

func (m *reader) number(size int) int {
	n := 0
	for _, c := range m.bytes(size) {
		n = n<<8 | int(c)
	}
	return n
}

func (m *reader) list(size int) []byte {
	n := m.number(size)
	if n > len(m.b) {
		m.bad = true
		return nil
	}
	return m.bytes(n)
}

func (m *reader) nested(size int) *reader { return &reader{b: m.list(size)} }

const (
	helloRequest      = 0
	clientHello       = 1
	serverHello       = 2
	certificateMsg    = 11
	serverKeyExchange = 12
	certificateReq    = 13
	serverHelloDone   = 14
	certificateVerify = 15
	clientKeyExchange = 16
	finishedMsg       = 20
)

// send writes a handshake message.
func (c *Conn) send(kind int, f func(*builder)) error {
	var m builder
	m.number(1, kind)
	m.nested(3, f)
	c.transcript = append(c.transcript, m.b...)
	_, err := c.writeRecord(recordHandshake, m.b)
	return err
}

// receive reads a handshake message; bare leaves it out of what is summed up.
func (c *Conn) receive() (kind int, body *reader, err error) {
	need := 4
	for {
		if c.messages.Len() >= 4 {
			b := c.messages.Bytes()
			need = 4 + (int(b[1])<<16 | int(b[2])<<8 | int(b[3]))
		}
		if c.messages.Len() >= need {
			break
		}
		recordKind, data, err := c.readRecord()
		if err != nil {
			return 0, nil, err
		}
		if recordKind != recordHandshake {
			return 0, nil, c.fail(alertUnexpected)
		}
		c.messages.Write(data)
	}
	b := append([]byte(nil), c.messages.Next(need)...)
	if b[0] == helloRequest {
		return c.receive()
	}
	c.transcript = append(c.transcript, b...)
	return int(b[0]), &reader{b: b[4:]}, nil
}

// change turns sealing on for what is written from now on.
func (c *Conn) change() error {
	_, err := c.writeRecord(recordChange, []byte{1})
	c.out.next()
	return err
}

// changed waits until the other end has turned sealing on.
func (c *Conn) changed() error {
	kind, _, err := c.readRecord()
	if err != nil {
		return err
	}
	if kind != recordChange || c.in.next == nil {
		return c.fail(alertUnexpected)
	}
	c.in.next()
	return nil
}
