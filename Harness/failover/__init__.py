"""Three PostgreSQL nodes under Patroni and etcd, and what can happen to them.

Everything lives in namespaces of its own: no address, link or process of it is seen from outside,
and all of it ends with the harness, however that ends.
"""
